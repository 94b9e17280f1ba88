import { isShortWord } from '../redaction/short-word.ts';
import { limits } from './limits.ts';
import { quote } from '../text/quote.ts';
import { redactText } from '../redaction/redaction.ts';

/**
 * Characters beyond the cut that are searched for secrets, so that a cut secret is still recognised.
 */
export const BEYOND_CUT = 256;

/** The text as a JSON string: truncated if it is huge, with secrets redacted. */
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
  // No character needs more than the six of \uXXXX.
  const kept = redactText(text.slice(0, limits.string)).slice(0, Math.max(0, Math.floor(room / 6)));
  return quote(`${kept}[cut]`);
}
