import { readJson } from './read-json.ts';

/**
 * Parses JSON in which no object has a duplicate key: which of the two counts would be a guess.
 * @throws {JsonError} with one line
 */
export function parseStrictJson(text: string): unknown {
  return readJson(Buffer.from(text));
}
