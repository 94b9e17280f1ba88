import { GatehouseError } from '@gatehouse/service-manifest';

/** A reference such as `docker.io/library/node:26@sha256:...`, in its parts. */
export interface ImageReference {
  /** Host, with a port where one is given. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
}

/** @throws where it is not complete: registry, repository and tag */
export function parseReference(reference: string): ImageReference {
  const [, registry, repository, tag] =
    /^([\w.-]+(?::\d+)?)\/([a-z0-9][a-z0-9/._-]*):([\w][\w.-]{0,127})(?:@sha256:[0-9a-f]{64})?$/.exec(
      reference,
    ) ?? [];
  if (registry === undefined || repository === undefined || tag === undefined)
    throw new GatehouseError(
      'GH-CONTAINER-004',
      `"${reference}" must have registry, repository and tag, such as docker.io/library/node:26`,
    );
  return { registry, repository, tag };
}

/** The same image, held to a digest. */
export const pinned = ({ registry, repository, tag }: ImageReference, digest: string) =>
  `${registry}/${repository}:${tag}@${digest}`;
