import { randomBytes } from 'node:crypto';
import type { SecretValue } from './model.ts';
import { randomPassword } from './random-password.ts';

/** Names of fields that a rotation replaces; others, such as user and host, stay unchanged. */
const sensitive = /pass|secret|token|key/i;

/**
 * A new random value of the same shape, for a rotation without a rotation function: a string or binary of the same
 * length. In a JSON object, it replaces the fields that are named like a password or key or, if there are none, every
 * string. `{ current, previous? }`, the shape of our services' API keys, gets a new `current`, and the old one becomes
 * `previous`.
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

/** Has the length of the old one, but at least one that makes an equal value improbable. */
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
