import { readJson } from './read-json.ts';

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/s;
const COMMENTS = new RegExp(String.raw`${STRING.source}|//[^\r\n]*|/\*.*?\*/`, 'gs');
/** A comma after a value and before the end of what it is in. */
const COMMAS = new RegExp(String.raw`${STRING.source}|(?<=[^\s,[{:]\s*),(?=\s*[}\]])`, 'gs');

/**
 * Reads JSON that people write, with comments and trailing commas, as in gatehouse.json. All else is as strict as
 * in {@link readJson}.
 * @throws {JsonError} with the line and column of the text that was given
 */
export function readJsonc(text: string): unknown {
  const blanked = (part: string) => (part.startsWith('"') ? part : part.replace(/[^\r\n]/g, ' '));
  return readJson(Buffer.from(text.replace(COMMENTS, blanked).replace(COMMAS, blanked)));
}
