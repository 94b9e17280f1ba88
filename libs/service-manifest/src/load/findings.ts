import { isDeepStrictEqual } from 'node:util';
import type { JSONPath } from 'jsonc-parser';
import type * as z from 'zod';
import { GRANT_KINDS } from '../schema/grant-schema.ts';
import type { DocumentProblem } from '../source/source.ts';
import { shown } from '../source/secret-text.ts';
import { suggest } from '../source/suggest.ts';

type Issue = z.core.$ZodIssue;

/**
 * Converts zod's issues into messages for people; `document` is the validated document, `schema` its
 * schema.
 */
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

const kindsOf = (given: unknown) =>
  isObject(given) ? GRANT_KINDS.filter((kind) => kind in given) : [];

function notOneKind(path: JSONPath, given: unknown): DocumentProblem {
  const unknown = isObject(given) && kindsOf(given).length === 0 ? Object.keys(given) : [];
  const meant = unknown.map((key) => suggest(key, GRANT_KINDS)).find(Boolean) ?? '';
  return { path, message: `must name one of ${GRANT_KINDS.join(', ')}${not(given)}${meant}` };
}

const typeMessage = ({ message, expected }: Extract<Issue, { code: 'invalid_type' }>) =>
  message.startsWith('must') ? message : `must be ${TYPES[expected] ?? expected}`;

/** Advice for a number in quotes, or a string without quotes. */
function quotes({ expected }: Extract<Issue, { code: 'invalid_type' }>, given: unknown): string {
  const unquoted =
    typeof given === 'string' &&
    ((expected === 'number' && given.trim() !== '' && !Number.isNaN(Number(given))) ||
      (expected === 'boolean' && /^(?:true|false)$/.test(given)));
  if (unquoted) return `; write it without quotes: ${given.trim()}`;
  return expected === 'string' && ['number', 'boolean'].includes(typeof given)
    ? `; write it in quotes: "${String(given)}"`
    : '';
}

const TYPES: Record<string, string> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};

const oneOf = (values: readonly unknown[]) =>
  `${values.length > 1 ? 'one of ' : ''}${values.map((value) => JSON.stringify(value)).join(', ')}`;

/** `, not 12`; or that the value is missing. */
function not(given: unknown): string {
  if (given === undefined) return '; it is missing';
  return `, not ${shown(given)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(document: unknown, path: JSONPath): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown> | undefined)?.[part],
    document,
  );
}

/** The properties that an object at `path` may have. */
const propertiesAt = (schema: z.core.$ZodType, path: JSONPath, given: unknown): string[] =>
  Object.keys(shapeAt(schema, path, given));

function shapeAt(
  schema: z.core.$ZodType,
  path: JSONPath,
  given: unknown,
): Record<string, z.core.$ZodType> {
  let at: z.core.$ZodType | undefined = schema;
  for (const part of path) at = at && step(unwrapped(at), part);
  const found = at && unwrapped(at);
  const objects = found ? candidates(found) : [];
  const best = objects.find((shape) => isObject(given) && (Object.keys(shape)[0] ?? '') in given);
  return best ?? objects[0] ?? {};
}

/** `; it belongs in "size"`, where a property is known one level further in. */
function belongs(key: string, schema: z.core.$ZodType, path: JSONPath, given: unknown): string {
  const owner = Object.entries(shapeAt(schema, path, given)).find(([, value]) => {
    const inner = definitionOf(unwrapped(value));
    return inner.type === 'object' && Object.hasOwn(inner.shape, key);
  });
  return owner ? `; it belongs in ${JSON.stringify(owner[0])}` : '';
}

interface Definition {
  type: string;
  shape: Record<string, z.core.$ZodType>;
  element: z.core.$ZodType;
  valueType: z.core.$ZodType;
  innerType: z.core.$ZodType;
  options: z.core.$ZodType[];
}
const definitionOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Definition;

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { type, innerType } = definitionOf(schema);
  return type === 'optional' ? unwrapped(innerType) : schema;
}

function step(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return definition.shape[part];
    case 'array':
      return definition.element;
    case 'record':
      return definition.valueType;
    case 'union':
      return definition.options.map((option) => definitionOf(option).shape[part]).find(Boolean);
    default:
      return undefined;
  }
}

function candidates(schema: z.core.$ZodType): Record<string, z.core.$ZodType>[] {
  const { type, shape, options } = definitionOf(schema);
  if (type === 'object') return [shape];
  return type === 'union' ? options.map((option) => definitionOf(option).shape) : [];
}
