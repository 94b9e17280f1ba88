/** Words that appear in place of a secret and reveal nothing, also in quotes. */
const STATE =
  /^(?:null|nil|undefined|true|false|none|missing|required|optional|invalid|valid|expired|unset|set|empty|blank|wrong|correct|incorrect|unknown|absent|present|redacted|hidden|\*+|x+|\.+)$/i;

/** `1.42.0`, `v2` */
const VERSION = /^v?\d{1,4}(?:\.\d{1,6}){1,3}$|^v\d{1,4}$/;

/** Letters, with hyphens and apostrophes between them: an ordinary word. */
const WORD = /^[a-z]+(?:[-'’][a-z]+)*$/i;

/** The maximum length of mixed-case letters that still count as a name such as `HttpOnly`. */
const LONGEST_NAME = 9;
const LONGEST_WORD = 24;

/**
 * Whether the value after the name of a secret in a sentence is a secret, judged by its shape: anything
 * except an ordinary word, a version, or a state. "the password is hunter2" contains a secret. "the
 * password is required" is ambiguous and counts as prose.
 */
export function looksSecret(value: string): boolean {
  if (STATE.test(value) || VERSION.test(value)) return false;
  if (!WORD.test(value)) return true;
  const mixed = /[a-z][A-Z]/.test(value) && value.length > LONGEST_NAME;
  return mixed || (value.length > LONGEST_WORD && !value.includes('-'));
}

/** Whether a quoted value, which is rarely prose, is a secret. */
export function isSecretInQuotes(value: string): boolean {
  return value !== '' && !STATE.test(value);
}

/**
 * Whether the value of a parameter that is a secret in OAuth and has other meanings elsewhere (`code`,
 * `state`) is long and random enough for a secret: `?code=500` and `?state=open` are not.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 10 || /^\d{1,12}$/.test(value)) return false;
  return /\d/.test(value) || /[a-z][A-Z]/.test(value) || value.length > LONGEST_WORD;
}

const SESSION_ID =
  /^(?=.{0,256}\d)(?:(?=.{0,256}[a-z])(?=.{0,256}[A-Z])[\w.~+/%=-]{16,}|[\da-f]{32,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Whether the value of a field such as `session` is an id, and not the name of a session. */
export function isSessionId(value: string): boolean {
  return SESSION_ID.test(value);
}

const KEY =
  /^(?:(?=.{0,128}[a-z])(?=.{0,128}[A-Z])(?=.{0,128}\d)[\w.~+=-]{10,256}|(?=.{0,128}\d)[A-Za-z\d]{20,256}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Whether a value is random like a generated key, so that no verb has to announce it: "Invalid API key a1B2c3D4e5". */
export function looksLikeKey(value: string): boolean {
  return KEY.test(value);
}
