import type { Part, Upload } from '../model.ts';
import { s3Error } from '../s3-error.ts';

/** Minimum size of all parts except the last. */
const minPartBytes = 5 * 1024 * 1024;

export type NamedPart = Readonly<Record<string, string>>;

/** The parts that the caller names, checked against its description of them. */
export function namedParts(named: readonly NamedPart[], { parts, checksum }: Upload): Part[] {
  let before = 0;
  const found = named.map((each) => {
    const number = Number(each['PartNumber']);
    const part = parts.get(number);
    if (number <= before) throw s3Error('InvalidPartOrder');
    before = number;
    if (!part || each['ETag']?.replaceAll('"', '') !== part.etag.replaceAll('"', ''))
      throw s3Error('InvalidPart');
    const said = each[`Checksum${checksum.algorithm}`];
    if (said !== undefined && said !== part.checksum.value) throw s3Error('InvalidPart');
    return part;
  });
  if (found.slice(0, -1).some(({ body }) => body.length < minPartBytes))
    throw s3Error('EntityTooSmall');
  return found;
}
