import { compositeChecksum, fullChecksum, md5, type StoredChecksum } from '../checksums.ts';
import type { Part, StoredObject, Upload } from '../model.ts';
import { now } from '../new-object.ts';

/** The object that consists of these parts. */
export function assembleObject(
  { checksum, headers, tags }: Upload,
  parts: readonly Part[],
): StoredObject {
  const data = Buffer.concat(parts.map(({ body }) => body));
  const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag.slice(1, -1), 'hex')));
  return {
    body: () => data,
    size: data.length,
    etag: `"${md5(digests).toString('hex')}-${parts.length}"`,
    modified: now(),
    headers,
    tags,
    checksum: wholeChecksum(checksum, parts, data),
  };
}

const wholeChecksum = (
  { algorithm, type }: Upload['checksum'],
  parts: readonly Part[],
  data: Buffer,
): StoredChecksum =>
  type === 'FULL_OBJECT'
    ? fullChecksum(algorithm, data)
    : compositeChecksum(
        algorithm,
        parts.map((part) =>
          part.checksum.algorithm === algorithm
            ? part.checksum.value
            : fullChecksum(algorithm, part.body).value,
        ),
      );
