import { isSensitive } from './field-key.ts';

// Secrets whose name is a value itself: { name: "DB_PASSWORD", value: "x" }, ["password", "x"].

const NAME_KEY =
  /^(?:parameter_?|env_?|header_?|secret_?|setting_?|option_?|field_?|property_?|attribute_?|column_?)?(?:name|key|header|field|label|title|id|k|n|property|param|attribute|column|variable|path|instance_?path)$/i;

/** `Type` of a parameter of AWS Systems Manager, or of a form's field, under any name. */
const TYPE_KEY = /^type$/i;
const SECRET_TYPES = new Set<unknown>(['SecureString', 'password']);

/** The values of a statement, which the statement's columns name. */
const STATEMENT_VALUES = /^(?:values|bindings|parameters|data)$/i;
const STATEMENT_KEY = /^(?:sql|query|text|statement|command)$/i;
const MOST_WORDS = 100;

/** Redis' command, whose arguments are a user and a password. */
const COMMAND_KEY = /^(?:command|cmd|name)$/i;
const ARGUMENTS = /^arg(?:ument)?s$/i;
const REDIS_AUTH = /^(?:auth|hello)$/i;

/** The private parts of a JSON Web Key (RFC 7518, section 6). */
const PRIVATE_PARTS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

/** Objects with a name, a value and few other fields: one with more is not a pair. */
const MOST_KEYS = 12;

/** Whether the value under `key` of this object belongs to a sensitive name in it. */
export function namesSecret(owner: object, key: string): boolean {
  const isPart = ARGUMENTS.test(key)
    ? (other: string) => COMMAND_KEY.test(other) && isRedisAuth(read(owner, other))
    : (other: string) =>
        (NAME_KEY.test(other) && isSensitiveName(lastOf(read(owner, other)))) ||
        (TYPE_KEY.test(other) && SECRET_TYPES.has(read(owner, other))) ||
        (STATEMENT_VALUES.test(key) && isSecretStatement(other, owner));
  return Object.keys(owner).slice(0, MOST_KEYS).some(isPart);
}

const isRedisAuth = (command: unknown) => typeof command === 'string' && REDIS_AUTH.test(command);

/** `SELECT * FROM users WHERE api_key = $1` */
function isSecretStatement(key: string, owner: object): boolean {
  if (!STATEMENT_KEY.test(key)) return false;
  const statement = read(owner, key);
  if (typeof statement !== 'string') return false;
  const words = statement.slice(0, 8_192).match(/[A-Za-z_]\w{2,63}/g) ?? [];
  return words.slice(0, MOST_WORDS).some(isSensitiveName);
}

/** Validators report the path of a field as a list. */
const lastOf = (name: unknown) => (Array.isArray(name) ? (name.at(-1) as unknown) : name);

/** Whether this key of this object is secret because of what the object is: a private key, a Secret of Kubernetes. */
export function isSecretPart(key: string, owner: object): boolean {
  if (PRIVATE_PARTS.has(key)) return typeof read(owner, 'kty') === 'string';
  return (key === 'data' || key === 'stringData') && read(owner, 'kind') === 'Secret';
}

/**
 * The secret items of a list: the one after a sensitive name in a pair or in a flat list of names and
 * values (`request.rawHeaders`), and the one after a command-line option (`--password`).
 */
export function secretItems(
  items: readonly unknown[],
  count: number,
): ((index: number) => boolean) | undefined {
  if (count < 2 || typeof items[0] !== 'string') return undefined;
  if (items[0] === 'AUTH') return (index) => index > 0;
  const flat = items.length % 2 === 0;
  const isLogin = count > 2 && items.includes('login');
  return (index) => {
    const name = index === 0 ? undefined : items[index - 1];
    if (typeof name !== 'string') return false;
    if (name === '-u' || name === '--user') return isUserAndPassword(items[index]);
    if (!isSensitiveName(name)) return isLogin && name === '-p';
    return (flat && index % 2 === 1) || name.startsWith('-');
  };
}

const isUserAndPassword = (item: unknown) => typeof item === 'string' && item.includes(':');

function isSensitiveName(name: unknown): boolean {
  return typeof name === 'string' && name.length <= 64 && isSensitive(name);
}

function read(owner: object, key: string): unknown {
  try {
    return (owner as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
