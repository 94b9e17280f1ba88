import type { JSONPath } from 'jsonc-parser';

/** The value in a document at a path, if there is one. */
export function valueAt(document: unknown, path: JSONPath): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<string | number, unknown> | undefined)?.[part],
    document,
  );
}
