import type { Dereference, JsonSchema } from './json-schema.ts';

const SIMPLE: Readonly<Record<string, readonly [zod: string, type: string]>> = {
  string: ['z.string()', 'string'],
  number: ['z.number()', 'number'],
  integer: ['z.int()', 'number'],
  boolean: ['z.boolean()', 'boolean'],
  null: ['z.null()', 'null'],
};

/**
 * Renders the schema of a response: its types, but no limits, which the other service enforces. Unknown fields are
 * ignored, so that the other service can add some.
 */
export function zodSource(schema: JsonSchema, dereference: Dereference): string {
  const render = (each: JsonSchema) => zodSource(each, dereference);
  const alternatives = alternativesOf(schema);
  if (schema.$ref !== undefined) return follow(schema.$ref, dereference, zodSource, 'z.unknown()');
  if (alternatives)
    return alternatives.length === 1
      ? render(alternatives[0]!)
      : `z.union([${alternatives.map(render).join(', ')}])`;
  const literals = literalsOf(schema);
  if (literals) return `z.literal([${literals.join(', ')}])`;
  if (schema.type === 'array')
    return `z.array(${schema.items ? render(schema.items) : 'z.unknown()'})`;
  if (schema.type !== 'object') return SIMPLE[String(schema.type)]?.[0] ?? 'z.unknown()';
  const { properties, required = [], additionalProperties: more } = schema;
  if (!properties)
    return `z.record(z.string(), ${typeof more === 'object' ? render(more) : 'z.unknown()'})`;
  const fields = Object.entries(properties).map(
    ([name, value]) =>
      `${JSON.stringify(name)}: ${render(value)}${required.includes(name) ? '' : '.optional()'}`,
  );
  return `z.object({ ${fields.join(', ')} })`;
}

/** Renders the type of a request. */
export function typeSource(schema: JsonSchema, dereference: Dereference): string {
  const render = (each: JsonSchema) => typeSource(each, dereference);
  if (schema.$ref !== undefined) return follow(schema.$ref, dereference, typeSource, 'unknown');
  const union = alternativesOf(schema)?.map(render) ?? literalsOf(schema);
  if (union) return union.join(' | ');
  if (schema.type === 'array')
    return `readonly (${schema.items ? render(schema.items) : 'unknown'})[]`;
  if (schema.type !== 'object') return SIMPLE[String(schema.type)]?.[1] ?? 'unknown';
  const { properties, required = [], additionalProperties: more } = schema;
  if (!properties)
    return `Readonly<Record<string, ${typeof more === 'object' ? render(more) : 'unknown'}>>`;
  const fields = Object.entries(properties).map(
    ([name, value]) =>
      `readonly ${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${render(value)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function alternativesOf({
  anyOf,
  oneOf,
  type,
  ...rest
}: JsonSchema): readonly JsonSchema[] | undefined {
  if (Array.isArray(type)) return type.map((each: string) => ({ ...rest, type: each }));
  return anyOf ?? oneOf;
}

function literalsOf(schema: JsonSchema): string[] | undefined {
  const values = 'const' in schema ? [schema.const] : schema.enum;
  return values?.map((value) => JSON.stringify(value));
}

function follow(
  reference: string,
  dereference: Dereference,
  render: (schema: JsonSchema, dereference: Dereference) => string,
  unknown: string,
): string {
  const schema = dereference(reference);
  const others: Dereference = (each) => (each === reference ? undefined : dereference(each));
  return schema ? render(schema, others) : unknown;
}
