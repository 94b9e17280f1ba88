import { repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { parseImage, type ImageReference } from './image-reference.ts';

/** One image in both of its repositories. */
export interface Images {
  readonly build: ImageReference;
  readonly release: ImageReference;
}

/**
 * An image of a service where it was built, and where an environment has it; given by either, pure.
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
