import * as z from 'zod';
import { manifestForEditors } from './for-editors.ts';
import type { JsonSchema } from './json-schema-parts.ts';
import { manifestSchema } from './manifest-schema.ts';
import { workspaceForEditors } from './workspace-for-editors.ts';
import { workspaceSchema } from './workspace-schema.ts';

/** The JSON schema with which editors complete and check `service.json`, as text. */
export const manifestJsonSchema = () => jsonSchema(manifestSchema, manifestForEditors);

/** The same for `gatehouse.json`. */
export const workspaceJsonSchema = () => jsonSchema(workspaceSchema, workspaceForEditors);

function jsonSchema(schema: z.ZodType, complete: (document: JsonSchema) => JsonSchema): string {
  const { $schema, ...document } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    // Rules written in code, which zod cannot express in JSON schema, are left to the loader.
    unrepresentable: 'any',
  });
  // The two keywords are VS Code's: https://github.com/microsoft/vscode/blob/main/src/vs/base/common/jsonSchema.ts
  const editors = { $schema, allowComments: true, allowTrailingCommas: true };
  return `${JSON.stringify({ ...editors, ...complete(document as JsonSchema) }, null, 2)}\n`;
}
