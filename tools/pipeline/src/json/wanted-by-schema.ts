import type * as z from 'zod';
import { EVERYTHING, type Wanted } from './wanted-parts.ts';

type Schema = z.core.$ZodTypes;
type Container = Extract<Schema['_zod']['def'], { type: 'object' | 'array' | 'record' }>;

/**
 * The parts of a document that a schema can see: the keys of its objects, the elements of its arrays, all of a record.
 * A value of another shape than the schema expects is read completely, so that the error describes it correctly.
 */
export const wantedBy = (schema: z.core.$ZodType): Wanted => wantedByAny([schema as Schema]);

/** Wanted by at least one of several, such as the members of a union. */
function wantedByAny(schemas: readonly Schema[]): Wanted {
  const containers = schemas.flatMap(containersIn);
  if (containers.includes('anything')) return EVERYTHING;
  const arrays: Schema[] = [];
  const objects: Exclude<Container, { type: 'array' }>[] = [];
  for (const def of containers as readonly Container[])
    if (def.type === 'array') arrays.push(def.element as Schema);
    else objects.push(def);
  const known = new Map<string, Wanted | undefined>();
  let elements: Wanted | undefined;
  return {
    at(key) {
      if (objects.length === 0) return EVERYTHING;
      if (known.has(key)) return known.get(key);
      const inner = objects.flatMap((def) => schemasAt(def, key));
      const wanted = inner.length > 0 ? wantedByAny(inner) : undefined;
      known.set(key, wanted);
      return wanted;
    },
    get elements() {
      // On demand, because a schema may contain itself.
      return (elements ??= arrays.length > 0 ? wantedByAny(arrays) : EVERYTHING);
    },
  };
}

/** The objects, arrays and records that a schema may accept; "anything" if unknown. */
function containersIn(schema: Schema): readonly (Container | 'anything')[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'object':
    case 'array':
    case 'record':
      return [def];
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return containersIn(def.innerType as Schema);
    case 'pipe':
      return containersIn(def.in as Schema);
    case 'lazy':
      return containersIn(def.getter() as Schema);
    case 'union':
      return def.options.flatMap((option) => containersIn(option as Schema));
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'literal':
    case 'enum':
    case 'date':
    case 'never':
      return [];
    default:
      return ['anything'];
  }
}

function schemasAt(def: Exclude<Container, { type: 'array' }>, key: string): readonly Schema[] {
  if (def.type === 'record') return [def.valueType as Schema];
  const { shape, catchall } = def;
  if (Object.hasOwn(shape, key)) return [shape[key] as Schema];
  // A loose object ignores other keys; a strict one must see them.
  return catchall === undefined || catchall._zod.def.type === 'unknown' ? [] : [catchall as Schema];
}
