// Quotes, backslashes, control characters and surrogates: all that JSON.stringify would escape.
const NEEDS_ESCAPE = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** The text as a JSON string, without looking for secrets in it. */
export function quote(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}
