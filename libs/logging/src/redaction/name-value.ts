import { fieldKey } from './field-key.ts';

// Secrets whose name is a value itself: { name: "DB_PASSWORD", value: "x" }, ["password", "x"].

const NAME_KEY =
  /^(?:parameter_?|env_?|header_?|secret_?|setting_?|option_?)?(?:name|key|header|field|label|id|k)$/i;

/** Objects with a name, a value and few other fields: one with more is not a pair. */
const MOST_KEYS = 12;

/** Whether the value in this object belongs to a sensitive name in it. */
export function namesSecret(owner: object): boolean {
  return Object.keys(owner)
    .slice(0, MOST_KEYS)
    .some((other) => NAME_KEY.test(other) && isSensitiveName(read(owner, other)));
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
