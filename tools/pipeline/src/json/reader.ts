import { ObjectKeys } from './object-keys.ts';
import { readScalar } from './read-scalar.ts';
import type { Scanner } from './scanner.ts';
import { setProperty } from './set-property.ts';
import { Strings } from './strings.ts';
import type { Wanted } from './wanted-parts.ts';

/** Maximum nesting; reports have a tenth of it. */
const MOST_DEPTH = 256;

/** Reads values, of which it builds the wanted parts. */
export class Reader {
  readonly #scanner: Scanner;
  readonly #strings: Strings;
  readonly #keys: ObjectKeys;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
    this.#strings = new Strings(scanner);
    this.#keys = new ObjectKeys(scanner, this.#strings);
  }

  /** @param byte The first byte of the value, at the scanner's position */
  value(byte: number | undefined, wanted: Wanted | undefined, depth: number): unknown {
    const scanner = this.#scanner;
    switch (byte) {
      case 0x22:
        if (wanted === undefined) return scanner.skipString();
        scanner.string();
        return this.#strings.last();
      case 0x7b:
        return this.#object(wanted, depth + 1);
      case 0x5b:
        return this.#array(wanted, depth + 1);
      default:
        return readScalar(scanner, byte, wanted !== undefined);
    }
  }

  #object(wanted: Wanted | undefined, depth: number): object | undefined {
    const scanner = this.#scanner;
    const keys = this.#keys;
    const object = wanted && {};
    if (this.#isEmpty(depth, 0x7d)) return object;
    const base = keys.open();
    let names: Set<string> | undefined;
    do {
      if (scanner.space() !== 0x22) throw scanner.unexpected();
      scanner.string();
      names = keys.add(base, names);
      const name = wanted && this.#strings.last();
      if (scanner.space() !== 0x3a) throw scanner.unexpected();
      scanner.at++;
      const inner = name === undefined ? undefined : wanted?.at(name);
      const value = this.value(scanner.space(), inner, depth);
      if (inner !== undefined) setProperty(object as object, name as string, value);
    } while (this.#goesOn(0x7d));
    keys.close(base);
    return object;
  }

  #array(wanted: Wanted | undefined, depth: number): unknown[] | undefined {
    const scanner = this.#scanner;
    const array: unknown[] | undefined = wanted && [];
    const elements = wanted?.elements;
    if (this.#isEmpty(depth, 0x5d)) return array;
    do {
      const value = this.value(scanner.space(), elements, depth);
      if (array !== undefined && elements !== undefined) array.push(value);
    } while (this.#goesOn(0x5d));
    return array;
  }

  /** Enters an object or an array; whether its end follows. */
  #isEmpty(depth: number, end: number): boolean {
    const scanner = this.#scanner;
    if (depth > MOST_DEPTH)
      throw scanner.error(`objects and arrays are nested more than ${MOST_DEPTH} deep`);
    scanner.at++;
    if (scanner.space() !== end) return false;
    scanner.at++;
    return true;
  }

  /** Whether a comma follows, instead of the end. */
  #goesOn(end: number): boolean {
    const scanner = this.#scanner;
    const byte = scanner.space();
    if (byte !== 0x2c && byte !== end) throw scanner.unexpected();
    scanner.at++;
    return byte === 0x2c;
  }
}
