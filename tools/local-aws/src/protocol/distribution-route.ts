/** The parts of a request of the registry protocol. */
export interface DistributionRequest {
  /** Its IAM action, which ECR checks for `docker push` and `docker pull`. */
  readonly action: string;
  readonly repository: string;
  /** The digest or tag of a manifest, the digest of a blob, or the id of an upload. */
  readonly reference: string;
  readonly query: URLSearchParams;
}

type Route = readonly [method: string, path: RegExp, action: string];

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints */
const ROUTES: readonly Route[] = [
  ['HEAD', /^(.+)\/blobs\/(sha256:[0-9a-f]{64})$/, 'BatchCheckLayerAvailability'],
  ['GET', /^(.+)\/blobs\/(sha256:[0-9a-f]{64})$/, 'GetDownloadUrlForLayer'],
  ['POST', /^(.+)\/blobs\/uploads\/()$/, 'InitiateLayerUpload'],
  ['PATCH', /^(.+)\/blobs\/uploads\/([\w-]+)$/, 'UploadLayerPart'],
  ['PUT', /^(.+)\/blobs\/uploads\/([\w-]+)$/, 'CompleteLayerUpload'],
  ['GET', /^(.+)\/manifests\/([\w.:-]+)$/, 'BatchGetImage'],
  ['HEAD', /^(.+)\/manifests\/([\w.:-]+)$/, 'BatchGetImage'],
  ['PUT', /^(.+)\/manifests\/([\w.:-]+)$/, 'PutImage'],
  ['GET', /^(.+)\/referrers\/(sha256:[0-9a-f]{64})$/, 'ListImageReferrers'],
];

/** Whether a request uses the registry protocol. No S3 bucket has a name of two characters. */
export const isDistribution = (url: string): boolean => /^\/v2(?:\/|\?|$)/.test(url);

/** @returns undefined for a request that the protocol, or the embedded AWS, does not have */
export function routeOf(method: string, url: string): DistributionRequest | undefined {
  const { pathname, searchParams: query } = new URL(url, 'http://localhost');
  const path = pathname.replace(/^\/v2\//, '');
  for (const [each, pattern, action] of ROUTES) {
    const [, repository, reference] = (method === each && pattern.exec(path)) || [];
    if (repository !== undefined) return { action, repository, reference: reference ?? '', query };
  }
  return undefined;
}
