import * as z from 'zod';
import { exceptionSchema } from './exceptions/exception-schema.ts';
import { policySchema } from './policy/policy-schema.ts';

/** The JSON schemas that editors complete and check the security team's files with, as text. */
export const policyJsonSchema = () => jsonSchema(policySchema);
export const exceptionJsonSchema = () => jsonSchema(exceptionSchema);

function jsonSchema(schema: z.ZodType): string {
  // What zod cannot say in JSON schema (rules written in code) is left to the loader.
  const document = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}
