import { isUtf8 } from 'node:buffer';
import { JsonError } from './json-error.ts';
import { Reader } from './reader.ts';
import { Scanner } from './scanner.ts';
import { EVERYTHING, type Wanted } from './wanted-parts.ts';

/**
 * Parses JSON (RFC 8259, UTF-8) as `JSON.parse` does, except that it refuses duplicate keys at any depth: which of the
 * two counts would be a guess. It validates everything but builds only the wanted parts, so that a report of hundreds
 * of megabytes needs little additional memory. It skips a byte order mark.
 * @param wanted Default: everything
 * @throws {JsonError} if it is invalid, or nested more than 256 deep
 */
export function readJson(bytes: Buffer, wanted: Wanted = EVERYTHING): unknown {
  if (!isUtf8(bytes)) throw new JsonError(bytes, 0, 'is not UTF-8 text');
  const scanner = new Scanner(bytes);
  if (bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf') scanner.at = 3;
  const value = new Reader(scanner).value(scanner.space(), wanted, 0);
  if (scanner.space() !== undefined) throw scanner.unexpected();
  return value;
}
