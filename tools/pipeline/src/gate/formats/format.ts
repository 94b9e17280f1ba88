import * as z from 'zod';
import { JsonDocument } from '../json/json-document.ts';
import { wantedBy } from '../json/wanted-by-schema.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';

/** A kind of report. */
export interface Format {
  /** As people call it. */
  readonly name: string;
  /**
   * Whether a document is meant as one; not whether it is a good one.
   * @param document Its keys and scalars, and those of the objects in it; arrays are empty.
   */
  matches(document: Readonly<Record<string, unknown>>): boolean;
  /**
   * @param document For {@link checked}: a JsonDocument, or the value itself.
   * @throws {ReportError} where it is not to be taken at its word
   */
  read(origin: string, document: unknown): ScannerReport;
}

/**
 * Checks a document, and says in one line what is wrong first. Of one that is yet to be read, only what the schema
 * can see is built: descriptions, references and details of packages would take up most of the memory.
 * @throws {ReportError}
 */
export function checked<T>(origin: string, schema: z.ZodType<T>, given: unknown): T {
  const document = given instanceof JsonDocument ? given.read(wantedBy(schema)) : given;
  const { data, error } = schema.safeParse(document);
  if (error === undefined) return data as T;
  const [issue] = error.issues;
  const path = issue?.path.join('.') || 'the report';
  const found = issue?.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  throw new ReportError(
    origin,
    `${path}: ${issue?.message}; found ${(JSON.stringify(found) ?? 'nothing').slice(0, 80)}`,
  );
}

/** A moment as scanners write it; what is no date makes the report wrong. */
export const moment = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), { error: 'must be a date' });

/** CVSS base score. */
export const score = z.number().min(0).max(10);
/** Probability. */
export const probability = z.number().min(0).max(1);

/** Takes the digest of `repository@sha256:...`, or of itself. */
export function digestOf(reference: string): string | undefined {
  return /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(reference)?.[1];
}

/** What is there at least once, in the order of its first appearance. */
export const distinct = <T>(values: readonly (T | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== undefined)),
];
