import type { Scanner } from './scanner.ts';
import type { Strings } from './strings.ts';

/** Up to this number, an object's keys are compared one by one. */
const FEW = 32;

/**
 * The keys of all open objects, innermost last, for finding duplicates. Keys without escapes are compared by their
 * bytes; decoding each would cost more than the rest of the parsing.
 */
export class ObjectKeys {
  #hashes = new Int32Array(1_024);
  #starts = new Int32Array(1_024);
  #ends = new Int32Array(1_024);
  #top = 0;
  readonly #scanner: Scanner;
  readonly #strings: Strings;

  constructor(scanner: Scanner, strings: Strings) {
    this.#scanner = scanner;
    this.#strings = strings;
  }

  /**
   * Opens an object.
   * @returns the argument of {@link add} and {@link close}
   */
  open(): number {
    return this.#top;
  }

  close(base: number): void {
    this.#top = base;
  }

  /**
   * Adds the key that the scanner has just passed.
   * @param names All decoded keys of the object, as this returned them for the previous key
   * @returns them if there are many or one has an escape; otherwise undefined
   * @throws {JsonError} if the object already has it
   */
  add(base: number, names: Set<string> | undefined): Set<string> | undefined {
    const { hash, start, end, escaped } = this.#scanner;
    const top = this.#top;
    if (names !== undefined || escaped || top - base >= FEW)
      return this.#addName(names ?? this.#decoded(base));
    for (let at = base; at < top; at++)
      if (this.#hashes[at] === hash && this.#equals(at, start, end)) throw this.#duplicate();
    if (top === this.#hashes.length) this.#grow();
    this.#hashes[top] = hash;
    this.#starts[top] = start;
    this.#ends[top] = end;
    this.#top = top + 1;
    return undefined;
  }

  #addName(names: Set<string>): Set<string> {
    const name = this.#strings.last();
    if (names.has(name)) throw this.#duplicate();
    return names.add(name);
  }

  #decoded(base: number): Set<string> {
    const names = new Set<string>();
    for (let at = base; at < this.#top; at++)
      names.add(this.#scanner.bytes.toString('utf8', this.#starts[at], this.#ends[at]));
    return names;
  }

  #equals(at: number, start: number, end: number): boolean {
    const { bytes } = this.#scanner;
    const other = this.#starts[at] as number;
    return (
      (this.#ends[at] as number) - other === end - start &&
      bytes.compare(bytes, other, other + end - start, start, end) === 0
    );
  }

  #duplicate(): Error {
    const name = this.#strings.last();
    return this.#scanner.error(`duplicate key "${name}"`, this.#scanner.start - 1);
  }

  #grow(): void {
    const larger = (old: Int32Array) => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#hashes = larger(this.#hashes);
    this.#starts = larger(this.#starts);
    this.#ends = larger(this.#ends);
  }
}
