import type { InternalCalls } from '../services/internal-calls.ts';
import { textsOf } from './xml.ts';

export interface ListedObject {
  readonly bucket: string;
  readonly key: string;
  /** Changes whenever the object is written. */
  readonly version: string;
}

/** All buckets and all objects in them. */
export async function listObjects({
  s3,
}: InternalCalls): Promise<{ buckets: string[]; objects: ListedObject[] }> {
  const buckets = textsOf(String((await s3('GET', '/')).body), 'Name');
  const objects: ListedObject[] = [];
  for (const bucket of buckets) {
    // In one page: fauxqs sorts keys in one order and continues a page in another.
    const { body } = await s3('GET', `${pathOf(bucket)}?list-type=2&max-keys=1000000000`);
    const times = textsOf(String(body), 'LastModified');
    const etags = textsOf(String(body), 'ETag');
    for (const [position, key] of textsOf(String(body), 'Key').entries())
      objects.push({ bucket, key, version: `${etags[position]} ${times[position]}` });
  }
  return { buckets, objects };
}

/** The path of a bucket, or of an object in it. */
export const pathOf = (bucket: string, key = ''): string =>
  `/${[bucket, ...(key ? key.split('/') : [])].map(encodeURIComponent).join('/')}`;
