import { copyFields, isError, isRecord } from '../line/record.ts';

const STACK = /\n\s+at /;

/**
 * The one object of fields that winston's `(message, ...meta)` amounts to: records are merged, an
 * error becomes `error`, a text at the end `context` (as Nest passes it, a stack before it), and
 * what is left, or would overwrite a field, stands under `extra`. Loses nothing, never throws.
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

/** The fields that one value stands for; undefined for a value that has no name. */
function partOf(value: unknown, last: boolean): object | undefined {
  if (typeof value === 'string') {
    if (STACK.test(value)) return { error: { stack: value } };
    return last && value !== '' ? { context: value } : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    if (isError(value)) return { error: value };
    return isRecord(value) ? copyFields(value) : undefined;
  } catch {
    // A revoked proxy cannot even be asked what it is.
    return undefined;
  }
}

/** Whether the value is an object whose own fields are what is to be logged; false for one that cannot be asked. */
export function isReadableRecord(value: unknown): value is object {
  try {
    return typeof value === 'object' && value !== null && isRecord(value);
  } catch {
    return false;
  }
}
