import { GatehouseError } from '@gatehouse/service-manifest';

/** An image by its digest. */
export interface ImageReference {
  /** `repository@sha256:...`, as given. */
  readonly text: string;
  /** Account and region of the registry, if it is ECR. */
  readonly registry: { readonly account: string; readonly region: string } | undefined;
  readonly repository: string;
  /**
   * Digest of the manifest; for an image that is in no registry, the image's id, which is the digest of its
   * configuration.
   */
  readonly digest: string;
}

const ECR = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** @throws for anything but REPOSITORY@sha256:<64 digits>: a tag may point to another image tomorrow */
export function parseImage(text: string): ImageReference {
  const [, path, digest] = /^([a-z0-9][\w./:-]*)@(sha256:[0-9a-f]{64})$/.exec(text) ?? [];
  if (path === undefined || digest === undefined)
    throw new GatehouseError(
      'GH-GATE-005',
      `--image: must be REPOSITORY@sha256:<64 hexadecimal digits>, not "${text}"; a tag is not enough, since it may be moved`,
    );
  const [host = '', ...rest] = path.split('/');
  const [, account, region] = ECR.exec(host) ?? [];
  if (account === undefined || region === undefined)
    return { text, registry: undefined, repository: path, digest };
  return { text, registry: { account, region }, repository: rest.join('/'), digest };
}

/** The repository including the registry, as given. */
export const repositoryOf = ({ text }: ImageReference): string =>
  text.slice(0, text.lastIndexOf('@'));
