import { limits } from '../line/limits.ts';
import { BEYOND_CUT } from '../line/json-string.ts';
import { withBudget, writeValue } from '../line/json-value.ts';
import { isError } from '../line/record.ts';

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
  const errors: unknown[] = [];
  const text = message.replace(TOKEN, (token) => {
    if (token === '%%') return '%';
    if (used >= meta.length || !takes(token, meta[used])) return token;
    const value = meta[used++];
    if (token !== '%s' || !isErrorValue(value)) return textOf(token, value);
    // The text is its message; the line has the whole error as well.
    errors.push(value);
    return textOf(token, messageOf(value));
  });
  return used === 0
    ? { message, rest: meta }
    : { message: text, rest: [...errors, ...meta.slice(used)] };
}

function takes(token: string, value: unknown): boolean {
  const isNumber = token === '%d' || token === '%i' || token === '%f';
  return !isNumber || typeof value === 'number' || typeof value === 'bigint';
}

function textOf(token: string, value: unknown): string {
  if (typeof value === 'string') return value.slice(0, limits.string + BEYOND_CUT);
  if (token === '%i' && typeof value === 'number') return String(Math.trunc(value));
  const json = withBudget(() => writeValue(value) ?? 'undefined', limits.string);
  // A date or a symbol as a text has no quotes.
  return token === '%s' && json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

function isErrorValue(value: unknown): value is Error {
  try {
    return typeof value === 'object' && value !== null && isError(value);
  } catch {
    return false;
  }
}

function messageOf(error: Error): unknown {
  try {
    return error.message;
  } catch {
    return '[threw]';
  }
}
