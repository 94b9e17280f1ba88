import { JsonError } from './json-error.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** 1 for bytes that represent themselves in a string: all except quote, backslash and control characters. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH),
);
/** 1 for characters allowed after a backslash: " \ / b f n r t u. */
const ESCAPABLE = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(`"\\/bfnrtu`.includes(String.fromCharCode(byte))),
);

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
      at = this.#escape(at, byte);
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
      at = this.#escape(at, byte);
    }
    this.at = at + 1;
  }

  /** @returns the position after an escape */
  #escape(at: number, byte: number | undefined): number {
    const { bytes } = this;
    if (byte === undefined) throw this.error('a string does not end', at);
    if (byte !== BACKSLASH) throw this.error('a string has a raw control character', at);
    const kind = bytes[at + 1];
    if (kind === undefined || ESCAPABLE[kind] === 0)
      throw this.error('a string has an unknown escape', at);
    if (kind !== 0x75) return at + 2;
    if (!/^[0-9a-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6)))
      throw this.error('a string has an unknown escape', at);
    return at + 6;
  }

  /** Scans a number. */
  number(): void {
    const { bytes } = this;
    if (bytes[this.at] === 0x2d) this.at++;
    if (bytes[this.at] === 0x30) this.at++;
    else this.#digits();
    if (bytes[this.at] === 0x2e) {
      this.at++;
      this.#digits();
    }
    const exponent = bytes[this.at];
    if (exponent === 0x65 || exponent === 0x45) {
      const sign = bytes[++this.at];
      if (sign === 0x2b || sign === 0x2d) this.at++;
      this.#digits();
    }
  }

  #digits(): void {
    const start = this.at;
    for (let byte = this.bytes[start]; byte !== undefined && byte >= 0x30 && byte <= 0x39;)
      byte = this.bytes[++this.at];
    if (this.at === start) throw this.unexpected();
  }

  /** Scans `true`, `false` or `null`. */
  word<T>(word: string, value: T): T {
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word)
      throw this.unexpected();
    this.at += word.length;
    return value;
  }

  unexpected(): JsonError {
    const byte = this.bytes[this.at];
    if (byte === undefined) return this.error('it ends too early');
    const character = byte < 0x80 ? JSON.stringify(String.fromCharCode(byte)) : 'a character';
    return this.error(`unexpected ${character}`);
  }

  error(problem: string, at = this.at): JsonError {
    return new JsonError(this.bytes, at, problem);
  }
}
