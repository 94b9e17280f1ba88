import { JsonError } from './json-error.ts';

/** The error for a byte that cannot be at a position, or for the end of the text. */
export function unexpected(bytes: Buffer, at: number): JsonError {
  const byte = bytes[at];
  if (byte === undefined) return new JsonError(bytes, at, 'it ends too early');
  const character = byte < 0x80 ? JSON.stringify(String.fromCharCode(byte)) : 'a character';
  return new JsonError(bytes, at, `unexpected ${character}`);
}
