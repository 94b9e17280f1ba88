import { buildTagOf, repositoriesOf } from '@gatehouse/service-manifest';
import { imageManifest } from './image-manifest.ts';
import type { Trial } from './trial.ts';

/** Only pushes the manifest, because no client pulls the layers. */
export async function pushImage(
  trial: Trial,
  config: string,
  layers: readonly Buffer[],
): Promise<void> {
  const { aws, service } = trial;
  const repository = repositoriesOf(aws.workspace).build(service);
  trial.config = config;
  const { manifest, digest } = imageManifest(config, layers);
  const { ecr } = await aws.aws.delivery();
  // Of no commit: what is here is what is tried.
  const tag = buildTagOf(`local-${digest.slice('sha256:'.length)}`);
  const registryId = aws.workspace.registry.account;
  ecr.push(repository.name, manifest, { registryId, tag });
  trial.image = `${repository.uri}@${digest}`;
}
