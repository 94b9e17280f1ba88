import { limits } from './limits.ts';
import { redactText } from './redaction.ts';

// Quotes, backslashes, control characters and surrogates: all that JSON.stringify would escape.

const NEEDS_ESCAPE = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** The text as a JSON string, without looking for secrets in it. */
export function quote(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The text as a JSON string: shortened where it is huge, secrets replaced. */
export function writeString(text: string): string {
  if (text.length <= limits.string) return quote(redactText(text));
  const kept = redactText(text.slice(0, limits.string));
  return quote(`${kept}[${text.length - limits.string} more characters]`);
}
