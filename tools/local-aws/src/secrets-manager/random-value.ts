import { randomBytes } from 'node:crypto';
import type { SecretValue } from './model.ts';
import { randomPassword } from './random-password.ts';

/** What a field must be called so that a rotation replaces it and leaves user, host and the like alone. */
const sensitive = /pass|secret|token|key/i;

/**
 * A new random value of the same shape, which is what a rotation without a rotation function makes:
 * a string or binary of the same length; in a JSON object the fields named like a password or key
 * are replaced, or every text field when there is none. `{ current, previous? }`, the shape of our
 * services' API keys, gets a new `current` and keeps the old one as `previous`.
 */
export function randomValueLike(value: SecretValue): SecretValue {
  if ('binary' in value)
    return { binary: randomBytes(Buffer.byteLength(value.binary, 'base64')).toString('base64') };
  const object = parseObject(value.string);
  return { string: object ? JSON.stringify(rotateObject(object)) : randomText(value.string) };
}

function rotateObject(object: Record<string, unknown>): Record<string, unknown> {
  const { current } = object;
  if (typeof current === 'string')
    return { ...object, current: randomText(current), previous: current };
  const texts = Object.keys(object).filter((name) => typeof object[name] === 'string');
  const named = texts.filter((name) => sensitive.test(name));
  const replaced = named.length > 0 ? named : texts;
  return Object.fromEntries(
    Object.entries(object).map(([name, field]) => [
      name,
      replaced.includes(name) ? randomText(field as string) : field,
    ]),
  );
}

/** As long as the old one, but never so short that it could be the same again. */
const randomText = (old: string): string =>
  randomPassword({
    length: Math.max(old.length, 16),
    types: ['lowercase', 'uppercase', 'numbers'],
  });

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
