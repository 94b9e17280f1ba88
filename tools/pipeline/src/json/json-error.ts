/**
 * A text is invalid JSON, or has a duplicate key. The message is one line with line and column, both counted from 1.
 */
export class JsonError extends SyntaxError {
  override readonly name = 'JsonError';

  /** @param at Offset of the invalid byte. */
  constructor(bytes: Buffer, at: number, problem: string) {
    super(`${problem} (${placeOf(bytes, at)})`);
  }
}

function placeOf(bytes: Buffer, at: number): string {
  const before = bytes.subarray(0, at);
  const lineStart = before.lastIndexOf(0x0a) + 1;
  let line = 1;
  for (let end = before.indexOf(0x0a); end >= 0; end = before.indexOf(0x0a, end + 1)) line++;
  return `line ${line}, column ${before.toString('utf8', lineStart).length + 1}`;
}
