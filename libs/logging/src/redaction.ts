/** What stands in a line where a secret would have stood. */
export const REDACTED = '[redacted]';

const SENSITIVE_KEY =
  /(?:authorization|cookie|password|passwd|pwd|passphrase|secret|secretstring|secretbinary|secretaccesskey|secretkey|token|apikeys?|accesskey|privatekey|signingkey|credentials?|connectionstring|cardnumber|cvv|cvc|ssn)$/;

/**
 * Whether a field of this name is never printed. Case, dashes, dots and underscores do not count,
 * and a longer name that ends in a sensitive word is sensitive: `X-Api-Key`, `db_password`.
 */
export function isSensitiveKey(key: string): boolean {
  return SENSITIVE_KEY.test(key.toLowerCase().replace(/[-_. ]/g, ''));
}

/** Shortest text that any of the patterns below can match. */
const SHORTEST = 8;

/** One cheap look for anything that could be a secret; only then are the exact patterns tried. */
const SUSPICIOUS =
  /\d[ -]?\d{3}[ -]?\d{4}|eyJ|AKIA|ASIA|PRIVATE KEY|:\/\/[^/\s]*@|b(?:earer|asic)\s|(?:passw|pwd|secret|token|api.?key|authorization|passphrase)[^=:]{0,24}[=:]/i;

const PATTERNS: readonly [RegExp, string | ((match: string) => string)][] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, REDACTED],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, REDACTED],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, REDACTED],
  [/(:\/\/)[^/\s:@]*:[^/\s@]+@/g, `$1${REDACTED}@`],
  [
    /((?:password|passwd|pwd|passphrase|secret|token|api[-_]?key|authorization)\\?["']?\s*[=:]\s*\\?["']?)(?!\[redacted|(?:bearer|basic) )[^\s"'\\&,;}]+/gi,
    `$1${REDACTED}`,
  ],
  [
    /(?<![\d.])\d(?:[ -]?\d){13,18}(?![\d.])/g,
    (digits) => (isCardNumber(digits) ? REDACTED : digits),
  ],
];

/** The text with credentials, tokens, private keys and card numbers replaced. */
export function redactText(text: string): string {
  if (text.length < SHORTEST || !SUSPICIOUS.test(text)) return text;
  let redacted = text;
  for (const [pattern, replacement] of PATTERNS) {
    redacted = redacted.replace(pattern, replacement as string);
  }
  return redacted;
}

/** Luhn's check (ISO/IEC 7812-1), so that ordinary long numbers stay readable. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
