import * as z from 'zod';
import { JsonDocument } from '../../json/json-document.ts';
import { wantedBy } from '../../json/wanted-by-schema.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';

/** A report format. */
export interface Format {
  /** Its common name. */
  readonly name: string;
  /** Whether a document may be a list of such reports. Default: no. */
  readonly lists?: true;
  /**
   * Whether a document is meant to be one, valid or not.
   * @param document Its keys and scalars, and those of the objects in it; arrays are empty.
   */
  matches(document: Readonly<Record<string, unknown>>): boolean;
  /**
   * @param document For {@link checked}: a JsonDocument, or the value itself.
   * @throws {ReportError} if it is unusable
   */
  read(origin: string, document: unknown): ScannerReport;
}

/**
 * Validates a document, and reports its first problem on one line. Of an unparsed document, only the parts that the
 * schema can see are built: descriptions, references and details of packages would take up most of the memory.
 * @throws {ReportError}
 */
export function checked<T>(origin: string, schema: z.ZodType<T>, given: unknown): T {
  const document = given instanceof JsonDocument ? given.read(wantedBy(schema)) : given;
  const { data, error } = schema.safeParse(document);
  if (error === undefined) return data as T;
  const { path, message } = deepest(error.issues[0]);
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  throw new ReportError(
    'GH-REPORT-007',
    origin,
    `${path.join('.') || 'the report'}: ${message}; found ${(JSON.stringify(found) ?? 'nothing').slice(0, 80)}`,
  );
}

/** For an issue with a union, the deepest one, in the member that matched furthest. */
function deepest(issue: z.core.$ZodIssue | undefined): { path: PropertyKey[]; message: string } {
  if (issue?.code !== 'invalid_union' || issue.message !== 'Invalid input')
    return { path: issue?.path ?? [], message: issue?.message ?? 'is not valid' };
  const inner = issue.errors
    .flatMap(([first]) => (first === undefined ? [] : [deepest(first)]))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return {
    path: [...issue.path, ...(inner?.path ?? [])],
    message: inner?.message ?? issue.message,
  };
}

/** A number that some tools write as a string. */
const numeric = (given: unknown) =>
  typeof given === 'string' && /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : given;
/** CVSS base score. */
export const score = z.preprocess(numeric, z.number().min(0).max(10));
/** Probability. */
export const probability = z.preprocess(numeric, z.number().min(0).max(1));

/** A package URL that can be decoded; an empty one counts as none. https://github.com/package-url/purl-spec */
export const purl = z
  .string()
  .refine(isPurl, { error: 'must be a package URL, such as pkg:npm/qs@6.0.0' })
  .transform((text) => text || undefined);

function isPurl(text: string): boolean {
  if (text === '') return true;
  if (!/^pkg:[a-z]/i.test(text)) return false;
  return !text.includes('%') || decoded(text) !== undefined;
}

/** Text with its percent-encoding decoded; undefined if that is invalid. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Returns the digest of `repository@sha256:...`, or of a digest itself. */
export function digestOf(reference: string): string | undefined {
  return /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
}

/** Distinct values, in the order of their first appearance. */
export const distinct = <T>(values: readonly (T | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== undefined)),
];
