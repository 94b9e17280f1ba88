/** Forms of secrets that people paste in place of a name or a setting. */
const FORMS: readonly RegExp[] = [
  // A password in a URL or in a connection string.
  /[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]*:[^\s/?#@]+@/i,
  /(?:^|[\s;&?])(?:password|passwd|pwd|secret|token|(?:account|api|access)_?key)=[^\s;&]+/i,
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/,
  // AWS, Stripe, GitHub, GitLab, Slack, Google, npm, SendGrid, OpenAI and the like.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(?:sk|rk)_(?:live|test)_\w+/,
  /\bwhsec_\w{16,}/,
  /\b(?:gh[oprsu]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,})/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\bAIza[\w-]{35}/,
  /\bnpm_\w{30,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bsk-[\w-]{20,}/,
  /^Bearer \S{16,}|^Basic [\w+/]{12,}=*$/i,
];

/** Length of a random text, such as a key in base64, and the minimum of bits per character. */
const RANDOM = /^[\w+/=-]{32,}$/;
const RANDOM_BITS = 4.4;

/**
 * Whether a text looks like a secret: it must not be shown anywhere, and belongs in Secrets Manager.
 */
export function looksSecret(text: string): boolean {
  return (
    FORMS.some((form) => form.test(text)) ||
    (RANDOM.test(text) &&
      /[a-z]/.test(text) &&
      /[A-Z]/.test(text) &&
      /\d/.test(text) &&
      bitsPerCharacter(text) >= RANDOM_BITS)
  );
}

/** The text as JSON, or a placeholder if it looks like a secret. */
export const shown = (value: unknown): string => {
  const texts = textsIn(value);
  if (texts.some(looksSecret)) return 'a value that looks like a secret';
  const text = JSON.stringify(value);
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
