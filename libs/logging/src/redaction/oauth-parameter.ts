import { looksRandom } from './secret-shape.ts';

/** Secrets of OAuth whose names mean something else elsewhere. */
const NAME = /^(?:code|state|nonce)$/i;

/** How far the other parameter may be away. */
const LONGEST_QUERY = 512;

/** A query as it is, and one within another URL. */
const VALUE = /(?:=|%3D)((?:(?!%26|%23)[^&\s"'<>])+)/iy;
const CODE = new RegExp(`(?:^|[?&#]|%3F|%26|%23)code${VALUE.source}`, 'i');
const STATE = new RegExp(`(?:^|[?&#]|%3F|%26|%23)state${VALUE.source}`, 'i');

/** A page, an error, a country: what `code` and `state` are in other queries. */
const ORDINARY = /^(?:\d{1,6}|[A-Z]{2,3})$/;

/**
 * Whether the parameter that begins at `start` is one of OAuth's: its value is long and random, or the query has
 * both `code` and `state`, as the redirect to a client has (RFC 6749, section 4.1.2). `?code=500` is none.
 */
export function isAuthorizationParameter(text: string, name: string, start: number): boolean {
  if (!NAME.test(name)) return false;
  const query = queryAround(text, start);
  VALUE.lastIndex = start - query.start + name.length;
  const value = VALUE.exec(query.text)?.[1] ?? '';
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
