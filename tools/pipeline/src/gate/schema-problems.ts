import * as z from 'zod';
import { suggest } from '@gatehouse/service-manifest';

/**
 * One line for each problem of a document: file, property, value and what is allowed.
 * @param schema The schema of the document, from which misspelt keys get a "did you mean".
 */
export function schemaProblems(
  file: string,
  schema: z.ZodType,
  document: unknown,
  error: z.ZodError,
): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const allowed = keysAt(schema, issue.path);
        return `${file}: ${[...issue.path, key].join('.')}: is not known here${suggest(key, allowed)}; allowed: ${allowed.join(', ')}`;
      });
    const value = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      document,
    );
    const found = value === undefined ? 'it is missing' : `not ${JSON.stringify(value)}`;
    return `${file}: ${issue.path.join('.') || 'the file'}: ${issue.message}; ${found}`;
  });
}

/** The keys that a schema allows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType | undefined = bare(schema);
  for (const key of path) {
    if (at instanceof z.ZodObject) at = bare(at.shape[String(key)] as z.ZodType | undefined);
    else if (at instanceof z.ZodRecord) at = bare(at.valueType as z.ZodType);
    else if (at instanceof z.ZodArray) at = bare(at.element as z.ZodType);
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}
