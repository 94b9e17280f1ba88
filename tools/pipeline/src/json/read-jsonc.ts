import { readJson } from './read-json.ts';

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/s;
const COMMENTS = new RegExp(String.raw`${STRING.source}|//[^\r\n]*|/\*.*?\*/`, 'gs');
/** A comma between a value and the end of its array or object. */
const COMMAS = new RegExp(String.raw`${STRING.source}|(?<=[^\s,[{:]\s*),(?=\s*[}\]])`, 'gs');

/**
 * Parses hand-written JSON, with comments and trailing commas, as in gatehouse.json. Everything else is as strict as in
 * {@link readJson}.
 * @throws {JsonError} with the line and column of the given text
 */
export function readJsonc(text: string): unknown {
  const blanked = (part: string) => (part.startsWith('"') ? part : part.replace(/[^\r\n]/g, ' '));
  return readJson(Buffer.from(text.replace(COMMENTS, blanked).replace(COMMAS, blanked)));
}
