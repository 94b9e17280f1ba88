/**
 * The bucket in a virtual-hosted-style host name: `assets` for `assets.localhost:4566`,
 * `assets.s3.localhost` or `assets.s3.eu-central-1.amazonaws.com`; undefined for every other host, so that the dotted
 * name of a machine or container is not mistaken for a bucket.
 */
export function bucketOfHost(host: string | undefined): string | undefined {
  const name = host?.replace(/:\d+$/, '').toLowerCase();
  const bucket =
    name &&
    /^(.+?)(?:\.s3(?:[.-].+)?\.amazonaws\.com(?:\.cn)?|(?:\.s3)?\.localhost)$/.exec(name)?.[1];
  return bucket && bucket !== 's3' ? bucket : undefined;
}
