import * as z from 'zod';
import { manifestSchema } from './manifest-schema.ts';
import { workspaceSchema } from './workspace-schema.ts';

/** The JSON schema that editors complete and check `service.json` with, as text. */
export const manifestJsonSchema = () => jsonSchema(manifestSchema);

/** The same for `gatehouse.json`. */
export const workspaceJsonSchema = () => jsonSchema(workspaceSchema);

function jsonSchema(schema: z.ZodType): string {
  const { $schema, ...document } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    // What zod cannot say in JSON schema (rules written in code) is left to the loader.
    unrepresentable: 'any',
  });
  return `${JSON.stringify({ $schema, allowTrailingCommas: true, ...document }, null, 2)}\n`;
}
