import { redactSchemes } from './auth-schemes.ts';
import { redactCardNumbers } from './card-number.ts';
import { redactKnownTokens } from './known-tokens.ts';
import { hints, secretHints } from './secret-hints.ts';
import { mayNameSecrets } from './sensitive-key.ts';
import { namesInProse, redactProse } from './text-prose.ts';
import { redactDocuments } from './text-documents.ts';
import { redactCommands, redactElements, redactOptions, redactParts } from './text-markup.ts';
import { redactPairs } from './text-pairs.ts';
import { maybeSql, redactSql } from './text-sql.ts';
import { redactDriverCredentials, redactUrlCredentials } from './url-credentials.ts';

/** The text that replaces a secret. */
export const REDACTED = '[redacted]';

/** Shortest text that contains a secret and its name: `pw=x1`. */
const SHORTEST = 5;

/** Recognisable tokens are longer. */
const LONGEST_SHORT_WORD = 9;

/** `mysql -px`, with a password that is long enough to matter; most fields are shorter. */
const SHORTEST_DOCUMENT = 16;

/** `token is 'abc'` */
const SHORTEST_PROSE = 14;

const PRIVATE_KEY =
  /-----BEGIN[ A-Z\d]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END[ A-Z\d]*PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Common to all tokens except a few of letters only; most texts have neither. */
const SUSPICIOUS = /[:=@%"<\d_-]/;
const LETTERS_ALONE = /[Bb]earer\s|BEARER\s|[Bb]asic\s|[Nn]egotiate\s|NTLM\s|A[KS]IA[A-Z]/;

/** Letters, digits and characters within words; no space, quote or separator. */
const IN_WORD = new Uint8Array(128);
for (const range of ['09', 'AZ', 'az', '__', '..', '--'])
  for (let code = range.charCodeAt(0); code <= range.charCodeAt(1); code++) IN_WORD[code] = 1;

/**
 * Whether the text is one short word, like most values: too short for a token, and without characters
 * to escape.
 */
export function isShortWord(text: string): boolean {
  if (text.length > LONGEST_SHORT_WORD) return false;
  for (let index = 0; index < text.length; index++)
    if (IN_WORD[text.charCodeAt(index)] !== 1) return false;
  return true;
}

/** Redacts credentials, tokens, private keys and card numbers in a text. */
export function redactText(text: string): string {
  if (text.length < SHORTEST) return text;
  if (!SUSPICIOUS.test(text) && !LETTERS_ALONE.test(text) && !mayBeProse(text)) return text;
  const found = secretHints(text);
  let redacted = text;
  if (text.includes('PRIVATE KEY')) redacted = redacted.replace(PRIVATE_KEY, REDACTED);
  if (text.includes('://') && text.includes('@'))
    redacted = redactUrlCredentials(redacted, REDACTED);
  if (text.includes('@tcp(') || text.includes('@unix(') || text.includes('thin:'))
    redacted = redactDriverCredentials(redacted, REDACTED);
  if (text.length >= SHORTEST_DOCUMENT) {
    if (found & hints.option) redacted = redactCommands(redacted, REDACTED);
    if (found & hints.pair) redacted = redactDocuments(redacted, REDACTED);
    if (maybeSql(text)) redacted = redactSql(redacted, REDACTED);
  }
  if (found & (hints.pair | hints.option) && mayNameSecrets(redacted)) {
    if (text.includes('form-data')) redacted = redactParts(redacted, REDACTED);
    if (found & hints.option) redacted = redactOptions(redacted, REDACTED);
    if (found & hints.pair) redacted = redactPairs(redacted, REDACTED);
    if (text.includes('</')) redacted = redactElements(redacted, REDACTED);
  }
  if (namesInProse(redacted)) redacted = redactProse(redacted, REDACTED);
  redacted = redactSchemes(redacted, REDACTED);
  if (found & hints.word) redacted = redactKnownTokens(redacted, REDACTED);
  return found & hints.digits ? redactCardNumbers(redacted, REDACTED) : redacted;
}

/** "the passphrase is CorrectHorseBattery": only letters. A text search is faster than a pattern. */
function mayBeProse(text: string): boolean {
  if (text.length < SHORTEST_PROSE) return false;
  return text.includes('ass') || text.includes('oken') || text.includes('ecret');
}
