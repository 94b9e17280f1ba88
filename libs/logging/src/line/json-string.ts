import { limits } from './limits.ts';
import { quote } from '../text/quote.ts';
import { isShortWord, redactText } from '../redaction/redaction.ts';

/** How far beyond the cut secrets are looked for, so that none is taken for something shorter. */
const BEYOND_CUT = 256;

/** The text as a JSON string: shortened where it is huge, secrets replaced. */
export function writeString(text: string): string {
  if (isShortWord(text)) return `"${text}"`;
  if (text.length <= limits.string) return quote(redactText(text));
  const kept = redactText(text.slice(0, limits.string + BEYOND_CUT)).slice(0, limits.string);
  return quote(`${kept}[${text.length - limits.string} more characters]`);
}

/** The same in at most `room` characters, escapes included. */
export function writeStringWithin(text: string, room: number): string {
  const written = writeString(text);
  if (written.length <= room) return written;
  // No character takes more than the six of \uXXXX.
  const kept = redactText(text.slice(0, limits.string)).slice(0, Math.max(0, Math.floor(room / 6)));
  return quote(`${kept}[cut]`);
}
