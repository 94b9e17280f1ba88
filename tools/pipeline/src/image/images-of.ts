import { repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { parseImage, type ImageReference } from './image-reference.ts';

/** One image in both of its repositories. */
export interface Images {
  readonly build: ImageReference;
  readonly release: ImageReference;
}

/**
 * A service's image in the build repository and in an environment's release repository, from either
 * of them; pure.
 * @returns undefined for an image from elsewhere
 */
export function imagesOf(
  workspace: Workspace,
  environment: string,
  service: string,
  { text, digest }: ImageReference,
): Images | undefined {
  const repositories = repositoriesOf(workspace);
  const build = `${repositories.build(service).uri}@${digest}`;
  const release = `${repositories.release(environment, service).uri}@${digest}`;
  return text === build || text === release
    ? { build: parseImage(build), release: parseImage(release) }
    : undefined;
}
