import { fieldKey } from './field-key.ts';

// Secrets whose name is a value itself: { name: "DB_PASSWORD", value: "x" }, ["password", "x"].

const NAME_KEY =
  /^(?:parameter_?|env_?|header_?|secret_?|setting_?|option_?)?(?:name|key|header|field|label|id|k|property|param|path|instance_?path)$/i;

/** `Type` of a parameter of AWS Systems Manager, under any name. */
const TYPE_KEY = /^type$/i;

/** The private parts of a JSON Web Key (RFC 7518, section 6). */
const PRIVATE_PARTS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

/** Objects with a name, a value and few other fields: one with more is not a pair. */
const MOST_KEYS = 12;

/** Whether the value in this object belongs to a sensitive name in it. */
export function namesSecret(owner: object): boolean {
  return Object.keys(owner)
    .slice(0, MOST_KEYS)
    .some(
      (other) =>
        (NAME_KEY.test(other) && isSensitiveName(lastOf(read(owner, other)))) ||
        (TYPE_KEY.test(other) && read(owner, other) === 'SecureString'),
    );
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
  const flat = items.length % 2 === 0;
  return (index) => {
    const name = index === 0 ? undefined : items[index - 1];
    if (typeof name !== 'string' || !isSensitiveName(name)) return false;
    return (flat && index % 2 === 1) || name.startsWith('-');
  };
}

function isSensitiveName(name: unknown): boolean {
  return typeof name === 'string' && name.length <= 64 && fieldKey(name).sensitivity !== 'no';
}

function read(owner: object, key: string): unknown {
  try {
    return (owner as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
