import type { JSONPath } from 'jsonc-parser';
import type * as z from 'zod';
import { isObject } from './is-object.ts';

/** The properties that an object at `path` may have. */
export const propertiesAt = (schema: z.core.$ZodType, path: JSONPath, given: unknown): string[] =>
  Object.keys(shapeAt(schema, path, given));

function shapeAt(
  schema: z.core.$ZodType,
  path: JSONPath,
  given: unknown,
): Record<string, z.core.$ZodType> {
  let at: z.core.$ZodType | undefined = schema;
  for (const part of path) at = at && step(unwrapped(at), part);
  const found = at && unwrapped(at);
  const objects = found ? candidates(found) : [];
  const best = objects.find((shape) => isObject(given) && (Object.keys(shape)[0] ?? '') in given);
  return best ?? objects[0] ?? {};
}

/** `; it belongs in "size"`, where a property is known one level further in. */
export function belongs(
  key: string,
  schema: z.core.$ZodType,
  path: JSONPath,
  given: unknown,
): string {
  const owner = Object.entries(shapeAt(schema, path, given)).find(([, value]) => {
    const inner = definitionOf(unwrapped(value));
    return inner.type === 'object' && Object.hasOwn(inner.shape, key);
  });
  return owner ? `; it belongs in ${JSON.stringify(owner[0])}` : '';
}

interface Definition {
  type: string;
  shape: Record<string, z.core.$ZodType>;
  element: z.core.$ZodType;
  valueType: z.core.$ZodType;
  innerType: z.core.$ZodType;
  options: z.core.$ZodType[];
}
const definitionOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Definition;

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { type, innerType } = definitionOf(schema);
  return type === 'optional' ? unwrapped(innerType) : schema;
}

function step(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return definition.shape[part];
    case 'array':
      return definition.element;
    case 'record':
      return definition.valueType;
    case 'union':
      return definition.options.map((option) => definitionOf(option).shape[part]).find(Boolean);
    default:
      return undefined;
  }
}

function candidates(schema: z.core.$ZodType): Record<string, z.core.$ZodType>[] {
  const { type, shape, options } = definitionOf(schema);
  if (type === 'object') return [shape];
  return type === 'union' ? options.map((option) => definitionOf(option).shape) : [];
}
