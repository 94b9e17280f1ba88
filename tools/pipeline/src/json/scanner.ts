import { endOfEscape } from './end-of-escape.ts';
import { endOfNumber } from './end-of-number.ts';
import { JsonError } from './json-error.ts';
import { PLAIN, QUOTE } from './plain-bytes.ts';
import { unexpected } from './unexpected.ts';

/** Scans the tokens of a JSON text (RFC 8259) in UTF-8; the caller validates the encoding. */
export class Scanner {
  at = 0;
  /** Of the last string: start and end of its content, whether it has escapes, and a hash of its bytes. */
  start = 0;
  end = 0;
  escaped = false;
  ascii = true;
  hash = 0;

  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /**
   * Skips white space.
   * @returns the byte after it; undefined at the end of the text
   */
  space(): number | undefined {
    const { bytes } = this;
    let at = this.at;
    let byte = bytes[at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at];
    this.at = at;
    return byte;
  }

  /** Scans a string from its opening quote, and stores its position. */
  string(): void {
    const { bytes } = this;
    let at = this.at + 1;
    let hash = 0;
    let every = 0;
    this.start = at;
    this.escaped = false;
    for (;;) {
      let byte = bytes[at] as number;
      while (PLAIN[byte] === 1) {
        hash = (Math.imul(hash, 31) + byte) | 0;
        every |= byte;
        byte = bytes[++at] as number;
      }
      if (byte === QUOTE) break;
      at = endOfEscape(bytes, at, byte);
      this.escaped = true;
    }
    this.end = at;
    this.hash = hash;
    this.ascii = every < 0x80;
    this.at = at + 1;
  }

  /** Skips a string whose value is not needed. */
  skipString(): void {
    const { bytes } = this;
    let at = this.at + 1;
    for (;;) {
      let byte = bytes[at] as number;
      while (PLAIN[byte] === 1) byte = bytes[++at] as number;
      if (byte === QUOTE) break;
      at = endOfEscape(bytes, at, byte);
    }
    this.at = at + 1;
  }

  /** Scans a number. */
  number(): void {
    this.at = endOfNumber(this.bytes, this.at);
  }

  /** Scans `true`, `false` or `null`. */
  word<T>(word: string, value: T): T {
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word)
      throw this.unexpected();
    this.at += word.length;
    return value;
  }

  unexpected(): JsonError {
    return unexpected(this.bytes, this.at);
  }

  error(problem: string, at = this.at): JsonError {
    return new JsonError(this.bytes, at, problem);
  }
}
