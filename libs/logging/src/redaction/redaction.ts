import { redactCommandSchemes, redactSchemes } from './auth-schemes.ts';
import { redactCardNumbers } from './card-number.ts';
import { redactKnownTokens } from './known-tokens.ts';
import { hints, secretHints } from './secret-hints.ts';
import { mayNameSecrets } from './sensitive-key.ts';
import { namesInProse, redactProse } from './text-prose.ts';
import { redactDocuments } from './text-documents.ts';
import { redactCommands, redactElements, redactOptions, redactParts } from './text-markup.ts';
import { redactPairs } from './text-pairs.ts';
import { maybeSql, redactSql } from './text-sql.ts';
import {
  redactDriverCredentials,
  redactEncodedCredentials,
  redactUrlCredentials,
} from './url-credentials.ts';
import { isUuid } from './uuid.ts';

/** The text that replaces a secret. */
export const REDACTED = '[redacted]';

/** Shortest text that contains a secret and its name: `pw=x1`. */
const SHORTEST = 5;

/** `mysql -px`, with a password that is long enough to matter; most fields are shorter. */
const SHORTEST_DOCUMENT = 16;

/** `token is 'abc'` */
const SHORTEST_PROSE = 14;

/** PEM, also URL-encoded, OpenPGP, SSH2. */
const PRIVATE_KEY =
  /-{4,5} ?BEGIN[ A-Z\d%+_-]{0,100}PRIVATE(?: |\+|%20)KEY(?:(?: |\+|%20)BLOCK)? ?-{4,5}[\s\S]*?(?:-{4,5} ?END[ A-Z\d%+_-]{0,100}PRIVATE(?: |\+|%20)KEY(?:(?: |\+|%20)BLOCK)? ?-{4,5}|$)/g;

/** PuTTY's own format. */
const PUTTY_KEY = /(Private-Lines:\s{0,8}\d{1,6})[\s\S]*?(?=Private-MAC:|$)/g;

/** Common to all tokens except a few of letters only; most texts have neither. */
const SUSPICIOUS = /[:=@%"<\d_-]/;
const LETTERS_ALONE =
  /[Bb]earer\s|BEARER\s|[Bb]asic\s|[Nn]egotiate\s|NTLM\s|AUTH\s|A(?:[KS]IA|BIA|CCA|3T)[A-Z]/;

/** Redacts credentials, tokens, private keys and card numbers in a text. */
export function redactText(text: string): string {
  if (text.length < SHORTEST || isUuid(text)) return text;
  if (!SUSPICIOUS.test(text) && !LETTERS_ALONE.test(text) && !mayBeProse(text)) return text;
  const found = secretHints(text);
  let redacted = text;
  if (found & hints.option && text.includes('PRIVATE'))
    redacted = redacted.replace(PRIVATE_KEY, REDACTED);
  if (found & hints.pair) redacted = redactStructures(redacted);
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
  if (found & hints.gap) {
    if (namesInProse(redacted)) redacted = redactProse(redacted, REDACTED);
    redacted = redactSchemes(redacted, REDACTED);
    if (found & hints.word) redacted = redactCommandSchemes(redacted, REDACTED);
  }
  if (found & hints.word) redacted = redactKnownTokens(redacted, REDACTED);
  return found & hints.digits ? redactCardNumbers(redacted, REDACTED) : redacted;
}

/** Credentials at a place that a format defines. */
function redactStructures(text: string): string {
  let redacted = text;
  if (text.includes('Private-Lines')) redacted = redacted.replace(PUTTY_KEY, `$1 ${REDACTED} `);
  if (text.includes('//') && text.includes('@'))
    redacted = redactUrlCredentials(redacted, REDACTED);
  if (text.includes('%40')) redacted = redactEncodedCredentials(redacted, REDACTED);
  if (text.includes('@tcp(') || text.includes('@unix(') || text.includes('thin:'))
    redacted = redactDriverCredentials(redacted, REDACTED);
  return redacted;
}

/** "the passphrase is CorrectHorseBattery": only letters. A text search is faster than a pattern. */
function mayBeProse(text: string): boolean {
  if (text.length < SHORTEST_PROSE) return false;
  return text.includes('ass') || text.includes('oken') || text.includes('ecret');
}
