import { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceName } from '../front/service-names.ts';
import { sdkOf } from './clients.ts';

/** A member of an operation's input, as the SDK's model has it. */
export interface ModelMember {
  /** `Table.Name`; `[]` for a list's elements, `*` for a map's values. */
  readonly path: string;
  /** An input with this member and nothing else. */
  readonly sample: unknown;
  /** Where the protocol puts it, if not in the body: a header, a header's prefix, or a query parameter. */
  readonly wire: string;
}

/** All members of the inputs of these operations, nested ones too. A structure within itself is not followed. */
export async function membersOf(service: ServiceName, operation: string): Promise<ModelMember[]> {
  const { module } = await sdkOf(service);
  const schema = module[`${operation}$`] as unknown as readonly [
    9,
    string,
    string,
    object,
    () => never,
  ];
  if (!schema) throw new Error(`The SDK of ${service} has no model of ${operation}`);
  return [...walk(NormalizedSchema.of(schema[4]()), '', [])];
}

function* walk(
  schema: NormalizedSchema,
  path: string,
  above: readonly string[],
): Generator<ModelMember> {
  if (schema.isListSchema()) {
    for (const member of walk(schema.getValueSchema(), `${path}[]`, above))
      yield { ...member, sample: [member.sample] };
    return;
  }
  if (schema.isMapSchema()) {
    for (const member of walk(schema.getValueSchema(), `${path}.*`, above))
      yield { ...member, sample: { key: member.sample } };
    return;
  }
  if (!schema.isStructSchema()) return;
  const name = schema.getName() ?? path;
  if (above.includes(name)) return;
  for (const [member, inner] of schema.structIterator()) {
    const at = path ? `${path}.${member}` : member;
    yield { path: at, sample: { [member]: sampleOf(inner) }, wire: wireName(inner, member) };
    for (const nested of walk(inner, at, [...above, name]))
      yield { ...nested, sample: { [member]: nested.sample } };
  }
}

function wireName(schema: NormalizedSchema, member: string): string {
  const { httpHeader, httpPrefixHeaders, httpQuery, xmlName } = schema.getMergedTraits() as Record<
    string,
    string | undefined
  >;
  return httpHeader ?? httpPrefixHeaders ?? httpQuery ?? xmlName ?? member;
}

/** A value of the member's type. */
function sampleOf(schema: NormalizedSchema): unknown {
  if (schema.isListSchema()) return [sampleOf(schema.getValueSchema())];
  if (schema.isMapSchema()) return { key: sampleOf(schema.getValueSchema()) };
  if (schema.isStructSchema()) {
    if (schema.isUnionSchema() || schema.getName() === undefined) return {};
    return {};
  }
  if (schema.isBlobSchema()) return new Uint8Array([1]);
  if (schema.isTimestampSchema()) return new Date(0);
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 1;
  return 'sample';
}
