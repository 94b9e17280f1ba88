import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { FieldProblem } from '../responses/field-problem.ts';
import { Problem } from '../responses/problem.ts';
import { problemTypes } from '../responses/problem-types.ts';

/**
 * Validates a request's body (or query, or parameters) and returns the schema's output.
 * @throws {Problem} 400 naming each invalid field and its fault, never its value.
 * @example const { limit } = await validate(z.strictObject({ limit: integerText(1, 100) }), request.query);
 */
export async function validate<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema['~standard'].validate(value === undefined ? {} : value);
  if (!result.issues) return result.value;
  throw new Problem(400, {
    ...problemTypes.invalidFields,
    detail: 'The request is not valid',
    errors: result.issues.flatMap(toFieldProblems),
  });
}

/** The path of an issue as one dotted name; the empty path means the value as a whole. */
export function toFieldProblems(issue: StandardSchemaV1.Issue): FieldProblem[] {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return (
    unknownKeysOf(issue)?.map((key) => ({
      field: [...path, key].join('.'),
      detail: 'is not a known field',
    })) ?? [{ field: path.join('.'), detail: issue.message }]
  );
}

/** zod reports all unknown keys of a strict object in one issue, whose path is the object's. */
function unknownKeysOf(issue: StandardSchemaV1.Issue): string[] | undefined {
  const { code, keys } = issue as { code?: unknown; keys?: string[] };
  return code === 'unrecognized_keys' ? keys : undefined;
}
