import { limits } from '../line/limits.ts';
import { withBudget, writeValue } from '../line/json-value.ts';

const TOKEN = /%[sdifjoO%]/g;

/**
 * printf as in winston's `splat`: `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O` consume the values after
 * the message in order. A numeric token ignores other values, and unused values remain.
 */
export function interpolate(
  message: string,
  meta: readonly unknown[],
): { message: string; rest: readonly unknown[] } {
  let used = 0;
  const text = message.replace(TOKEN, (token) => {
    if (token === '%%') return '%';
    if (used >= meta.length || !takes(token, meta[used])) return token;
    return textOf(token, meta[used++]);
  });
  return used === 0 ? { message, rest: meta } : { message: text, rest: meta.slice(used) };
}

function takes(token: string, value: unknown): boolean {
  const isNumber = token === '%d' || token === '%i' || token === '%f';
  return !isNumber || typeof value === 'number' || typeof value === 'bigint';
}

function textOf(token: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (token === '%i' && typeof value === 'number') return String(Math.trunc(value));
  return withBudget(() => writeValue(value) ?? 'undefined', limits.string);
}
