import * as z from 'zod';
import { exceptionSchema } from './exceptions/exception-schema.ts';
import { policySchema } from './policy/policy-schema.ts';

/** The JSON schemas with which editors complete and validate the security team's files, as text. */
export const policyJsonSchema = () => jsonSchema(policySchema);
export const exceptionJsonSchema = () => jsonSchema(exceptionSchema);

function jsonSchema(schema: z.ZodType): string {
  // The loader checks what zod cannot express in JSON schema (rules written in code).
  const document = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}
