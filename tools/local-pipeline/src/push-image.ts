import { buildTagOf, repositoriesOf } from '@gatehouse/service-manifest';
import { imageManifest } from './image-manifest.ts';
import type { PipelineRun } from './pipeline-run.ts';

/** Only pushes the manifest, because no client pulls the layers. */
export async function pushImage(
  pipelineRun: PipelineRun,
  config: string,
  layers: readonly Buffer[],
): Promise<void> {
  const { aws, service } = pipelineRun;
  const repository = repositoriesOf(aws.workspace).build(service);
  pipelineRun.config = config;
  const { manifest, digest } = imageManifest(config, layers);
  const { ecr } = await aws.aws.delivery();
  // Of no commit: what is here is what is tried.
  const tag = buildTagOf(`local-${digest.slice('sha256:'.length)}`);
  const registryId = aws.workspace.registry.account;
  ecr.push(repository.name, manifest, { registryId, tag });
  pipelineRun.image = `${repository.uri}@${digest}`;
}
