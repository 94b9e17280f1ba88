import { DIGEST, isObject, type Manifest } from '../image/parse-manifest.ts';
import { PromotionError } from './promotion-error.ts';

/** Digests of the configuration and the layers, without duplicates. */
export function blobsOf({ config, layers }: Manifest): string[] {
  const digests = [config, ...(Array.isArray(layers) ? layers : [])].flatMap((each: unknown) =>
    isObject(each) && typeof each['digest'] === 'string' ? [each['digest']] : [],
  );
  const wrong = digests.find((digest) => !DIGEST.test(digest));
  if (wrong !== undefined)
    throw new PromotionError('GH-PROMOTE-004', `"${wrong}" is no digest of a layer`);
  return [...new Set(digests)];
}
