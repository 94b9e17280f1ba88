import type { Delivery } from '@gatehouse/local-aws';
import { buildTagOf, repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { sha256 } from './sha256.ts';
import { REGISTRY, type Environment } from './workspace.ts';

/** Pushes a manifest to the repositories of build and release. @returns `RELEASE-REPOSITORY@sha256:...` */
export function pushManifest(
  { ecr }: Delivery,
  workspace: Workspace,
  environment: Environment,
  manifest: string,
  commit: string | undefined,
): string {
  const repositories = repositoriesOf(workspace);
  const to = {
    registryId: REGISTRY,
    ...(commit !== undefined && { tag: buildTagOf(commit) }),
  };
  const release = repositories.release(environment, 'payments');
  for (const { name } of [repositories.build('payments'), release])
    try {
      ecr.push(name, manifest, to);
    } catch (error) {
      if ((error as Error).name !== 'ImageAlreadyExistsException') throw error;
    }
  return `${release.uri}@sha256:${sha256(manifest)}`;
}
