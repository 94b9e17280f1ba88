import { isUtf8 } from 'node:buffer';
import { JsonError } from './json-error.ts';
import { ObjectKeys } from './object-keys.ts';
import { Scanner } from './scanner.ts';
import { Strings } from './strings.ts';
import { EVERYTHING, type Wanted } from './wanted-parts.ts';

/** Maximum nesting; reports have a tenth of it. */
const MOST_DEPTH = 256;

/**
 * Parses JSON (RFC 8259, UTF-8) as `JSON.parse` does, except that it refuses duplicate keys at any depth: which of the
 * two counts would be a guess. It validates everything but builds only the wanted parts, so that a report of hundreds
 * of megabytes needs little additional memory. It skips a byte order mark.
 * @param wanted Default: everything
 * @throws {JsonError} if it is invalid, or nested more than 256 deep
 */
export function readJson(bytes: Buffer, wanted: Wanted = EVERYTHING): unknown {
  if (!isUtf8(bytes)) throw new JsonError(bytes, 0, 'is not UTF-8 text');
  return new Reader(bytes).document(wanted);
}

class Reader {
  readonly #scanner: Scanner;
  readonly #strings: Strings;
  readonly #keys: ObjectKeys;

  constructor(bytes: Buffer) {
    this.#scanner = new Scanner(bytes);
    this.#strings = new Strings(this.#scanner);
    this.#keys = new ObjectKeys(this.#scanner, this.#strings);
  }

  document(wanted: Wanted): unknown {
    const scanner = this.#scanner;
    if (scanner.bytes.toString('latin1', 0, 3) === '\xef\xbb\xbf') scanner.at = 3;
    const value = this.#value(scanner.space(), wanted, 0);
    if (scanner.space() !== undefined) throw scanner.unexpected();
    return value;
  }

  /** @param byte The first byte of the value, at the scanner's position */
  #value(byte: number | undefined, wanted: Wanted | undefined, depth: number): unknown {
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
      case 0x74:
        return scanner.word('true', true);
      case 0x66:
        return scanner.word('false', false);
      case 0x6e:
        return scanner.word('null', null);
      default: {
        const start = scanner.at;
        scanner.number();
        if (wanted === undefined) return undefined;
        return Number(scanner.bytes.toString('latin1', start, scanner.at));
      }
    }
  }

  #object(wanted: Wanted | undefined, depth: number): object | undefined {
    const scanner = this.#scanner;
    const keys = this.#keys;
    this.#enter(depth);
    const object = wanted && {};
    let byte = scanner.space();
    if (byte === 0x7d) {
      scanner.at++;
      return object;
    }
    const base = keys.open();
    let names: Set<string> | undefined;
    for (;;) {
      if (byte !== 0x22) throw scanner.unexpected();
      scanner.string();
      names = keys.add(base, names);
      const name = wanted && this.#strings.last();
      if (scanner.space() !== 0x3a) throw scanner.unexpected();
      scanner.at++;
      const inner = name === undefined ? undefined : wanted?.at(name);
      const value = this.#value(scanner.space(), inner, depth);
      if (inner !== undefined) set(object as object, name as string, value);
      byte = scanner.space();
      scanner.at++;
      if (byte === 0x7d) break;
      if (byte !== 0x2c) throw this.#unexpectedBefore();
      byte = scanner.space();
    }
    keys.close(base);
    return object;
  }

  #array(wanted: Wanted | undefined, depth: number): unknown[] | undefined {
    const scanner = this.#scanner;
    this.#enter(depth);
    const array: unknown[] | undefined = wanted && [];
    const elements = wanted?.elements;
    let byte = scanner.space();
    if (byte === 0x5d) {
      scanner.at++;
      return array;
    }
    for (;;) {
      const value = this.#value(byte, elements, depth);
      if (array !== undefined && elements !== undefined) array.push(value);
      byte = scanner.space();
      scanner.at++;
      if (byte === 0x5d) return array;
      if (byte !== 0x2c) throw this.#unexpectedBefore();
      byte = scanner.space();
    }
  }

  #enter(depth: number): void {
    if (depth > MOST_DEPTH)
      throw this.#scanner.error(`objects and arrays are nested more than ${MOST_DEPTH} deep`);
    this.#scanner.at++;
  }

  #unexpectedBefore(): JsonError {
    this.#scanner.at--;
    return this.#scanner.unexpected();
  }
}

/** Like JSON.parse: `__proto__` is an ordinary key. */
function set(object: object, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  else (object as Record<string, unknown>)[name] = value;
}
