// Quotes, backslashes, control characters and surrogates: all characters that JSON.stringify escapes.
const NEEDS_ESCAPE = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** The text as a JSON string, without a search for secrets. */
export function quote(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}
