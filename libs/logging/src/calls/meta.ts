import { limits } from '../line/limits.ts';
import { copyFields, isError, isRecord } from '../line/record.ts';

const STACK = /\n\s+at /;

/**
 * Merges winston's `(message, ...meta)` into one object of fields. Records are merged, an error becomes
 * `error`, and a trailing string becomes `context` (as Nest passes it, with a stack before it). Values
 * that remain, or that would overwrite a field, go to `extra`. Loses nothing, never throws.
 */
export function fieldsOf(meta: readonly unknown[]): object | undefined {
  const [first] = meta;
  if (meta.length === 0 || (meta.length === 1 && first === undefined)) return undefined;
  if (meta.length === 1 && isReadableRecord(first)) return first;
  const fields: Record<string, unknown> = {};
  const extra: unknown[] = [];
  const last = meta.findLastIndex((value) => value !== undefined);
  for (const [index, value] of meta.entries()) {
    const part = value === undefined ? {} : partOf(value, index === last);
    if (part === undefined || Object.keys(part).some((key) => Object.hasOwn(fields, key)))
      extra.push(value);
    else Object.assign(fields, part);
  }
  return extra.length === 0 ? fields : { ...fields, extra };
}

/** The fields of one value; undefined for a value without a name. */
function partOf(value: unknown, last: boolean): object | undefined {
  if (typeof value === 'string') {
    if (STACK.test(value.slice(0, limits.string))) return { error: { stack: value } };
    return last && value !== '' ? { context: value } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    if (isError(value)) return { error: value };
    return isRecord(value) ? copyFields(value) : undefined;
  } catch {
    // A revoked proxy throws on any inspection.
    return undefined;
  }
}

/**
 * Whether the value is an object whose own fields are to be logged; false for an object that cannot be
 * inspected.
 */
export function isReadableRecord(value: unknown): value is object {
  try {
    return typeof value === 'object' && value !== null && isRecord(value);
  } catch {
    return false;
  }
}
