import { type StandardSchemaV1 } from '@standard-schema/spec';
import { revealsValue } from './reveals.ts';

const MOST_ISSUES = 20;
const LONGEST_TEXT = 200;
/** Five consecutive characters that a message shares with the value count as a quotation. */
const MESSAGE_PIECE = 5;
/**
 * Field names often resemble short values (`admin`, `adminPassword`); eight shared characters in a key
 * are no coincidence.
 */
const KEY_PIECE = 8;

/**
 * Describes the faults of `value` for people, one line per issue: `password is missing (Invalid input:
 * expected string, received undefined)`. The format is not `password: missing`, because log redaction
 * takes the text after `password:` for a password.
 *
 * Schema messages often quote their input, so a message that shows any part of the value is dropped.
 * Keys of the value are names, not secrets, and are printed. A key that the value does not have comes
 * from the schema, and becomes `?` if it shows a longer part of the value.
 */
export function describeIssues(
  value: unknown,
  issues: readonly StandardSchemaV1.Issue[],
): string[] {
  const reveals = revealsValue(value, MESSAGE_PIECE, 1);
  const revealsInKey = revealsValue(value, KEY_PIECE, KEY_PIECE);
  const lines = issues.slice(0, MOST_ISSUES).map((issue) => {
    const { path, missing } = follow(value, issue.path ?? [], revealsInKey);
    const message = typeof issue.message === 'string' && printable(issue.message);
    const detail = message && !reveals(message) ? ` (${message})` : '';
    return `${path} is ${missing ? 'missing' : 'invalid'}${detail}`;
  });
  const more = issues.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/**
 * Walks the path into the value: to print the path, and to distinguish a missing field from an invalid
 * one.
 */
function follow(
  value: unknown,
  segments: NonNullable<StandardSchemaV1.Issue['path']>,
  reveals: (text: string) => boolean,
): { path: string; missing: boolean } {
  let current: unknown = value;
  let path = '';
  for (const segment of segments) {
    const key = typeof segment === 'object' ? segment.key : segment;
    const present = typeof current === 'object' && current !== null && Object.hasOwn(current, key);
    const text = printable(String(key));
    path += present || !reveals(text) ? step(text, path) : step('?', path);
    current = present ? (current as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return { path: path || 'the value', missing: current === undefined };
}

function step(key: string, path: string): string {
  if (/^\d+$/.test(key)) return `[${key}]`;
  return path === '' ? key : `.${key}`;
}

function printable(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/[\p{C}\p{Z}]+/gu, ' ');
}
