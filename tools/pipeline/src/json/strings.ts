import type { Scanner } from './scanner.ts';

const SLOTS = 1 << 13;

/** Builds the strings of a document. Repeated ones (layers, severities, packages) are one string in memory. */
export class Strings {
  readonly #scanner: Scanner;
  readonly #hashes = new Int32Array(SLOTS);
  readonly #starts = new Int32Array(SLOTS);
  readonly #values: string[] = new Array<string>(SLOTS).fill('');

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** The string that the scanner has just passed. */
  last(): string {
    const { bytes, start, end, escaped, ascii, hash } = this.#scanner;
    // In JSON notation, with its quotes.
    if (escaped) return JSON.parse(bytes.toString('utf8', start - 1, end + 1)) as string;
    if (!ascii) return bytes.toString('utf8', start, end);
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    if (this.#hashes[slot] === hash && this.#isAt(slot, start, end))
      return this.#values[slot] as string;
    const value = bytes.toString('latin1', start, end);
    this.#hashes[slot] = hash;
    this.#starts[slot] = start;
    this.#values[slot] = value;
    return value;
  }

  #isAt(slot: number, start: number, end: number): boolean {
    const { bytes } = this.#scanner;
    const length = end - start;
    if ((this.#values[slot] as string).length !== length) return false;
    const before = this.#starts[slot] as number;
    for (let at = 0; at < length; at++) if (bytes[before + at] !== bytes[start + at]) return false;
    return true;
  }
}
