import { isDeepStrictEqual } from 'node:util';
import type { JSONPath } from 'jsonc-parser';
import type * as z from 'zod';
import { GRANT_KINDS } from '../schema/grant-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';
import { shown } from '../source/secret-text.ts';
import { suggest } from '../source/suggest.ts';
import { kindsOf, notOneKind } from './grant-kinds.ts';
import { belongs, propertiesAt } from './known-properties.ts';
import { quotes, typeMessage } from './type-message.ts';
import { valueAt } from './value-at.ts';
import { not, oneOf } from './wording.ts';

type Issue = z.core.$ZodIssue;

/** Converts zod's issues into messages for people; `document` is the validated document, `schema` its schema. */
export function findingsOf(
  issues: readonly Issue[],
  document: unknown,
  schema: z.core.$ZodType,
): DocumentProblem[] {
  return issues
    .filter((issue) => issue.code === 'invalid_type' || !hasWrongType(issue, issues))
    .flatMap((issue) => describe(issue, document, schema))
    .filter(isFirst);
}

/** zod reports a number once as too large and once as not whole. */
const isFirst = (
  { path, message }: DocumentProblem,
  at: number,
  all: readonly DocumentProblem[],
): boolean =>
  all.findIndex((other) => other.message === message && isDeepStrictEqual(other.path, path)) === at;

/** Whether a value is of another type: what else zod says of it, such as of the length of a list, means nothing. */
const hasWrongType = ({ path }: Issue, issues: readonly Issue[]): boolean =>
  issues.some((other) => other.code === 'invalid_type' && isDeepStrictEqual(other.path, path));

function describe(issue: Issue, document: unknown, schema: z.core.$ZodType): DocumentProblem[] {
  const path = issue.path as JSONPath;
  const given = valueAt(document, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      // A grant of two resources has a property that its kind of grant does not know.
      const kinds = kindsOf(given);
      if (path[0] === 'grants' && kinds.length > 1) return [notOneKind(path, given)];
      const known = propertiesAt(schema, path, given);
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `is not a known property${belongs(key, schema, path, given) || suggest(key, known)}${known.length > 0 ? `; allowed: ${known.join(', ')}` : ''}`,
        atKey: true,
      }));
    }
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({
        path,
        message: `${message}, not ${shown(path.at(-1))}`,
        atKey: true,
      }));
    case 'invalid_union':
      return describeGrant(issue, document, schema);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (typeof given === 'string' && issue.values.some((value) => value === Number(given)))
        return [
          { path, message: `must be a number without quotes: ${given}, not ${shown(given)}` },
        ];
      const meant = typeof given === 'string' ? suggest(given, allowed) : '';
      return [{ path, message: `must be ${oneOf(issue.values)}${not(given)}${meant}` }];
    }
    case 'invalid_type':
      return [{ path, message: `${typeMessage(issue)}${not(given)}${quotes(issue, given)}` }];
    default:
      return [{ path, message: `${issue.message}${not(given)}` }];
  }
}

/** The only union is that of the grants: the property that names the resource identifies the kind. */
function describeGrant(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  document: unknown,
  schema: z.core.$ZodType,
): DocumentProblem[] {
  const path = issue.path as JSONPath;
  const given = valueAt(document, path);
  const [kind, ...others] = kindsOf(given);
  if (kind === undefined || others.length > 0) return [notOneKind(path, given)];
  const branch = issue.errors[GRANT_KINDS.indexOf(kind)] ?? [];
  return branch.flatMap((inner) =>
    describe({ ...inner, path: [...issue.path, ...inner.path] } as Issue, document, schema),
  );
}
