import { spend, writeValue } from './json-value.ts';
import { quote } from '../text/quote.ts';

const LONGEST_KEPT = 64;
const MOST_KEPT = 500;

/**
 * A message without a digit is almost always a constant in the code: variable parts contain an id or a
 * count.
 */
const VARIES = /\d/;

/** Frequent messages in their written form: they contain nothing to escape or redact. */
const constants = new Map<string, string>();

/**
 * The message as a JSON string; any value except a string is written as the JSON that it would be as a
 * field.
 */
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
