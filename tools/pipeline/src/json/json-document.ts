import { readJson } from './read-json.ts';
import type { Wanted } from './wanted-parts.ts';

/** A document that is parsed once it is known which parts are needed. */
export class JsonDocument {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @throws {JsonError} */
  read(wanted: Wanted): unknown {
    return readJson(this.#bytes, wanted);
  }
}
