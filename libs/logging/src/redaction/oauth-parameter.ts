import { looksRandom } from './secret-shape.ts';

/** OAuth secrets whose names have other meanings elsewhere. */
const NAME = /^(?:code|state|nonce)$/i;

/** An API key, also in other queries, unless it is the key of something stored: `?key=reports/2026.pdf`. */
const KEY = /^key$/i;
const RANDOM_KEY = /^(?:(?=.{0,99}[a-z])(?=.{0,99}[A-Z])(?=.{0,99}\d)[\w-]{20,}|[\da-f]{32,})$/;

/** Maximum distance of the other parameter. */
const LONGEST_QUERY = 512;

/** A plain query, and one within another URL. */
const VALUE = /(?:=|%3D)((?:(?!%26|%23)[^&\s"'<>])+)/iy;
const CODE = new RegExp(`(?:^|[?&#]|%3F|%26|%23)code${VALUE.source}`, 'i');
const STATE = new RegExp(`(?:^|[?&#]|%3F|%26|%23)state${VALUE.source}`, 'i');

/** A page, an error, a country: typical values of `code` and `state` in other queries. */
const ORDINARY = /^(?:\d{1,6}|[A-Z]{2,3})$/;

/**
 * Whether the parameter at `start` belongs to OAuth: its value is long and random, or the query has
 * both `code` and `state`, like the redirect to a client (RFC 6749, section 4.1.2). `?code=500` does
 * not.
 */
export function isAuthorizationParameter(text: string, name: string, start: number): boolean {
  const isKey = KEY.test(name);
  if (!isKey && !NAME.test(name)) return false;
  const query = queryAround(text, start);
  VALUE.lastIndex = start - query.start + name.length;
  const value = VALUE.exec(query.text)?.[1] ?? '';
  if (isKey) return RANDOM_KEY.test(value);
  if (looksRandom(value)) return true;
  const code = CODE.exec(query.text)?.[1];
  const state = STATE.exec(query.text)?.[1];
  if (code === undefined || state === undefined || ORDINARY.test(code)) return false;
  return looksRandom(code) || looksRandom(state);
}

function queryAround(text: string, at: number): { text: string; start: number } {
  const from = Math.max(0, at - LONGEST_QUERY);
  const before = text.slice(from, at);
  const start = from + before.search(/[^\s"'<>]*$/);
  const rest = text.slice(at, at + LONGEST_QUERY);
  const length = rest.search(/[\s"'<>]|$/);
  return { text: text.slice(start, at + length), start };
}
