import { spend, writeValue } from './json-value.ts';
import { quote } from '../text/quote.ts';

const LONGEST_KEPT = 64;
const MOST_KEPT = 500;

/** What has no digit is in the code as it stands, nearly always: what varies has an id or a count in it. */
const VARIES = /\d/;

/** Messages that come again and again, as they are written: nothing in them is to be escaped or redacted. */
const constants = new Map<string, string>();

/** The message as a JSON string; anything but a text is written as the JSON that it would be as a field. */
export function writeMessage(message: unknown): string {
  if (typeof message === 'string') return writeText(message);
  if (message === undefined) return '""';
  const json = writeValue(message) ?? '""';
  return json.startsWith('"') ? json : quote(json);
}

function writeText(message: string): string {
  const known = constants.get(message);
  if (known !== undefined) return spend(known);
  const json = writeValue(message) as string;
  const isKept = message.length <= LONGEST_KEPT && constants.size < MOST_KEPT;
  if (isKept && !VARIES.test(message) && json === `"${message}"`) constants.set(message, json);
  return json;
}
