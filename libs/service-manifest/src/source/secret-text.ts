import { VENDOR_TOKENS } from './vendor-tokens.ts';

/** Names of values that are secrets, in URLs, connection strings and JSON. */
const SECRET_NAME = String.raw`(?:[\w-]+[_-])?(?:password|passwd|pwd|secret|token|signature|sig|(?:account|api|access|private|shared_?access)[_-]?key)`;

const PASSWORD_IN_URL = /[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#@]*:[^\s/?#@]+@/;

/** The forms that editors check too, as the source of a regular expression. */
export const SECRET_FORMS = `${PASSWORD_IN_URL.source}|-----BEGIN [A-Z0-9 ]*PRIVATE KEY|${VENDOR_TOKENS}`;

/** Forms of secrets that people paste in place of a name or a setting. */
const FORMS: readonly RegExp[] = [
  // A password in a URL or in a connection string.
  PASSWORD_IN_URL,
  new RegExp(String.raw`(?:^|[\s;&?])${SECRET_NAME}=[^\s;&]+`, 'i'),
  new RegExp(String.raw`"${SECRET_NAME}"\s*:\s*"[^"]+"`, 'i'),
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|^PuTTY-User-Key-File-/,
  // The beginning of a private key in base64, without its header.
  /\bMII[\w+/]{3}IBA(?:DAN|AK[BC])/,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/,
  new RegExp(VENDOR_TOKENS),
  /^(?:Authorization:\s*)?(?:Bearer \S{16,}|Basic [\w+/]{12,}=*$)/i,
];

/** Random texts that everyone may know: a digest, a public key, a certificate, Stripe's publishable key. */
const PUBLIC: readonly RegExp[] = [
  /^sha(?:256|384|512)-/,
  /^AAAA(?:[A-Z]3NzaC1|E2VjZHNhLXNoYTI|GnNrLXNza)/,
  /^M(?:CowBQYDK2V|FkwEwYHKoZI|HYwEAYHKoZI|IGfMA0GCSqG|EYwEAYHKoZI)/,
  /^MII[\w+/]{3}ANBgkqhkiG9w0BAQEFAAOC|^MII[\w+/]{2}[DTjz]C[BC]/,
  /^pk_(?:live|test)_/,
];

/** Of a PEM document, which is a certificate or a key. */
const PEM_IN_BASE64 = /^LS0tLS1CRUdJTi/;

/** Length of a random text, such as a key in base64, and the minimum of bits per character. */
const RANDOM = /^[\w+/=-]{32,}$/;
const RANDOM_BITS = 4.4;

/**
 * Whether a text looks like a secret: it must not be shown anywhere, and belongs in Secrets Manager.
 */
export function looksSecret(text: string): boolean {
  if (FORMS.some((form) => form.test(text))) return true;
  if (PEM_IN_BASE64.test(text)) return looksSecret(Buffer.from(text, 'base64').toString('latin1'));
  return (
    RANDOM.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text) &&
    !PUBLIC.some((form) => form.test(text)) &&
    bitsPerCharacter(text) >= RANDOM_BITS
  );
}

/** The text as JSON, or a placeholder if it looks like a secret. */
export const shown = (value: unknown): string => {
  const texts = textsIn(value);
  if (texts.some(looksSecret)) return 'a value that looks like a secret';
  // JSON has no Infinity, which a number such as 1e400 becomes.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
    : [];
}

/** Shannon's entropy. */
function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / text.length)
    .reduce((bits, share) => bits - share * Math.log2(share), 0);
}
