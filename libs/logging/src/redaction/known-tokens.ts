import { APPLICATION_TOKENS } from './tokens/application-tokens.ts';
import { COMMUNICATION_TOKENS } from './tokens/communication-tokens.ts';
import { ENCODED_TOKENS } from './tokens/encoded-tokens.ts';
import { OPERATION_TOKENS } from './tokens/operation-tokens.ts';
import { PLATFORM_TOKENS } from './tokens/platform-tokens.ts';

/**
 * Credentials that are recognisable by their form, anywhere in a text: the vendor prefixes that secret
 * scanners (gitleaks, secretlint) know. Each pattern takes time proportional to the text: a prefix, one
 * class of characters, and nothing that could match in two ways.
 */
const PREFIXED: readonly string[] = [
  ...PLATFORM_TOKENS,
  ...COMMUNICATION_TOKENS,
  ...OPERATION_TOKENS,
  ...APPLICATION_TOKENS,
  ...ENCODED_TOKENS,
];

const TOKEN = new RegExp(`(?<![A-Za-z\\d])(?:${PREFIXED.join('|')})`, 'g');

/** Webhooks whose path is the credential. */
const WEB_HOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/)[\w@/+-]+/gi;

/** Redacts each recognisable token in a text. */
export function redactKnownTokens(text: string, replacement: string): string {
  const redacted = text.replace(TOKEN, replacement);
  return redacted.includes('hook') ? redacted.replace(WEB_HOOK, `$1${replacement}`) : redacted;
}
