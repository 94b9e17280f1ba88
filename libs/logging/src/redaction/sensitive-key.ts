/** How a field of some name is printed: never, only if its value is a count, or always. */
export type Sensitivity = 'secret' | 'plural' | 'no';

/** Words that mark a secret at the end of any name, even without a separator: `dbpassword`. */
const WORD = new RegExp(
  `(?:${[
    'authorization|cookie',
    'password|passwort|kennwort|contrase(?:n|ny)?a|motdepasse|depasse|senha|wachtwoord|passwd|passwrd|passcode|passphrase|passkey|pwd|pswd|(?:db|user|root|admin|my|smtp|ftp|mysql|redis)pass',
    'secret(?:string|binary|accesskey|key)?|token|jwt|credential|creds',
    '(?:api|access|private|signing|encryption|decryption|master|shared|session|ssh|pgp|gpg|rsa|hmac|auth|license|storage|account|subscription|deploy|consumer|service|admin|webhook|client|aes|symmetric|priv|app|application|stripe|openai|anthropic|gemini|mistral|sendgrid|twilio|mailgun|datadog|newrelic|algolia|firebase|pagerduty|rollbar|segment|launchdarkly|opsgenie|honeycomb)key',
    'accesskeyid|privatejwk|keymaterial|mnemonic|seedphrase|(?:security|secret)answer|oidcdata|(?:github|gh|gitlab|devops|ext)pat|requirepass|masterauth',
    'connectionstring|connstring|connstr|connectionuri|dsn|databaseurl|mongouri',
    'session(?:id|key)|sessid|(?:gitlab|laravel|rack|express|flask)session|(?:csrf|xsrf)(?:middleware)?',
    '(?:your|verification|security|unlock|login|recovery|backup|mfa|otp|2fa|sms|pin|auth|authorization|onetime|device)code|codeverifier|oauthverifier|samlresponse|assertion',
    'signature|cardnumber|ccnumber|ccnum|creditcard|debitcard|cvv|cvc|ssn|socialsecurity(?:number)?',
  ].join('|')})(s?)$`,
);

/** Words that do so only as a separate word: `db_pass` and `smtpPass`, but not `compass`. */
const SHORT_WORD =
  /(?:^|[-\d])(?:pass|pw|psw|auth|otp|totp|pin|pan|sid|sig|cred|bearer|csc|psk)(s?)$/;

/** Fragments of these words: a text without any of them names nothing sensitive. */
const STEM =
  /auth|cooki|pass|wort|contrase|senha|wacht|pw|psw|secret|token|jwt|key|cred|mnemo|seedp|conn|dsn|url|uri|sess|csrf|xsrf|code|saml|assert|sig|card|cc|cv[vc]|ssn|social|otp|pin|pan|sid|bearer|csc|psk|_pat|answer|oidc|state|nonce/i;

/** A cheap check: whether any name in the text could be sensitive. */
export function mayNameSecrets(text: string): boolean {
  return STEM.test(text);
}

/** Suffixes that keep a value secret: `password1`, `tokenValue`. */
const QUALIFIER =
  /(?:-?\d|-(?:value|val|hash|hashed|digest|salt|base|text|plain|plaintext|raw|string|str|base64|b64|encoded|encrypted|old|new|current|previous|prev|next|confirm|confirmed|confirmation|repeat|again|verify|header|headers|data|list|env|prod|production|staging|dev|test|live|primary|secondary|backup|pem))+$/;

/** Prefixes of cookies that browsers protect. */
const COOKIE_PREFIX = /^__(?:host|secure)-/i;

const NON_ASCII = /[^\x00-\x7f]/;

/**
 * How secret a field of this name is. Case, dashes, dots and underscores do not count. A longer name
 * that ends in a sensitive word is sensitive, and so is a plural unless its value is a count:
 * `X-Api-Key`, `db_password`, `password1`, `refreshTokens`; `promptTokens: 812` remains.
 */
export function sensitivityOf(key: string): Sensitivity {
  if (COOKIE_PREFIX.test(key)) return 'secret';
  // Full-width letters and ligatures look like ordinary ones.
  const words = (NON_ASCII.test(key) ? key.normalize('NFKD').replace(/\p{M}/gu, '') : key)
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const match = sensitiveWord(words) ?? sensitiveWord(words.replace(QUALIFIER, ''));
  if (match === null) return 'no';
  return match[1] === '' ? 'secret' : 'plural';
}

function sensitiveWord(words: string): RegExpExecArray | null {
  return SHORT_WORD.exec(words) ?? WORD.exec(words.replaceAll('-', ''));
}
