import type { JSONPath } from 'jsonc-parser';
import { GRANT_KINDS } from '../schema/grant-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { suggest } from '../source/suggest.ts';
import { isObject } from './is-object.ts';
import { not } from './wording.ts';

/** The kinds of grants that a value could be of. */
export const kindsOf = (given: unknown) =>
  isObject(given) ? GRANT_KINDS.filter((kind) => kind in given) : [];

/** A grant of no resource, or of several. */
export function notOneKind(path: JSONPath, given: unknown): DocumentProblem {
  const unknown = isObject(given) && kindsOf(given).length === 0 ? Object.keys(given) : [];
  const meant = unknown.map((key) => suggest(key, GRANT_KINDS)).find(Boolean) ?? '';
  return { path, message: `must name one of ${GRANT_KINDS.join(', ')}${not(given)}${meant}` };
}
