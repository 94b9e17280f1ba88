import type { JsonSchema } from './json-schema.ts';
import { typeSource, zodSource } from './schema-source.ts';

const schemas: Record<string, JsonSchema> = {
  '#/Name': { type: 'string' },
  '#/Tree': { type: 'object', properties: { left: { $ref: '#/Tree' } } },
};
const dereference = (reference: string) => schemas[reference];

it.each<[JsonSchema, string, string]>([
  [{ type: 'string' }, 'z.string()', 'string'],
  [{ type: 'integer' }, 'z.int()', 'number'],
  [{ type: ['string', 'null'] }, 'z.union([z.string(), z.null()])', 'string | null'],
  [{ const: 'a' }, 'z.literal(["a"])', '"a"'],
  [{ enum: ['a', 1] }, 'z.literal(["a", 1])', '"a" | 1'],
  [{ anyOf: [{ type: 'string' }] }, 'z.string()', 'string'],
  [
    { oneOf: [{ type: 'number' }, { type: 'null' }] },
    'z.union([z.number(), z.null()])',
    'number | null',
  ],
  [{ type: 'array', items: { type: 'boolean' } }, 'z.array(z.boolean())', 'readonly (boolean)[]'],
  [{ type: 'array' }, 'z.array(z.unknown())', 'readonly (unknown)[]'],
  [
    { type: 'object', properties: { a: { type: 'string' }, 'b-c': {} }, required: ['a'] },
    'z.object({ "a": z.string(), "b-c": z.unknown().optional() })',
    '{ readonly "a": string; readonly "b-c"?: unknown }',
  ],
  [
    { type: 'object', additionalProperties: { type: 'number' } },
    'z.record(z.string(), z.number())',
    'Readonly<Record<string, number>>',
  ],
  [{ $ref: '#/Name' }, 'z.string()', 'string'],
  [{ $ref: '#/Other' }, 'z.unknown()', 'unknown'],
  [
    { $ref: '#/Tree' },
    'z.object({ "left": z.unknown().optional() })',
    '{ readonly "left"?: unknown }',
  ],
  [{}, 'z.unknown()', 'unknown'],
])('renders %j as schema and as type', (schema, zod, type) => {
  expect([zodSource(schema, dereference), typeSource(schema, dereference)]).toEqual([zod, type]);
});
