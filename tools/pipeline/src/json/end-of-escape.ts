import { JsonError } from './json-error.ts';
import { BACKSLASH } from './plain-bytes.ts';

/** 1 for characters allowed after a backslash: " \ / b f n r t u. */
const ESCAPABLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(`"\\/bfnrtu`.includes(String.fromCharCode(byte))),
);

/**
 * Scans an escape in a string.
 * @param byte The byte at the position, which ends the run of plain bytes.
 * @returns the position after it
 */
export function endOfEscape(bytes: Buffer, at: number, byte: number | undefined): number {
  if (byte === undefined) throw new JsonError(bytes, at, 'a string does not end');
  if (byte !== BACKSLASH) throw new JsonError(bytes, at, 'a string has a raw control character');
  const kind = bytes[at + 1];
  if (kind === undefined || ESCAPABLE[kind] === 0)
    throw new JsonError(bytes, at, 'a string has an unknown escape');
  if (kind !== 0x75) return at + 2;
  if (!/^[0-9a-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6)))
    throw new JsonError(bytes, at, 'a string has an unknown escape');
  return at + 6;
}
