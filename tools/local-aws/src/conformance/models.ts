import { NormalizedSchema } from '@smithy/core/schema';
import type { ServiceName } from '../protocol/service-names.ts';
import { sdkOf } from './clients.ts';

/** A member of an operation's input in the SDK's model. */
export interface ModelMember {
  /** `Table.Name`; `[]` for a list's elements, `*` for a map's values. */
  readonly path: string;
  /** An input with only this member. */
  readonly sample: unknown;
  /** Its place in the protocol, by the name there: a header, a query parameter, or elements of XML. */
  readonly wire: string;
  readonly place: 'body' | 'header' | 'query' | 'address';
}

/** All members of the inputs of these operations, including nested ones. Recursive structures are not followed. */
export async function membersOf(service: ServiceName, operation: string): Promise<ModelMember[]> {
  const { module } = await sdkOf(service);
  const model = module[`${operation}$`] as unknown as
    readonly [9, string, string, object, () => never] | undefined;
  if (!model) throw new Error(`The SDK of ${service} has no model of ${operation}`);
  return [...walk(NormalizedSchema.of(model[4]()), { path: '', wire: '', above: [] })];
}

interface Position {
  readonly path: string;
  readonly wire: string;
  /** The structures that enclose it. */
  readonly above: readonly string[];
}

function* walk(schema: NormalizedSchema, { path, wire, above }: Position): Generator<ModelMember> {
  if (schema.isListSchema()) {
    const { xmlFlattened } = traitsOf(schema);
    const name = traitsOf(schema.getValueSchema())['xmlName'];
    const element = xmlFlattened || !name ? wire : `${wire}.${name}`;
    const inner = { path: `${path}[]`, wire: `${element}[]`, above };
    for (const member of walk(schema.getValueSchema(), inner))
      yield { ...member, sample: [member.sample] };
    return;
  }
  if (schema.isMapSchema()) {
    const inner = { path: `${path}.*`, wire: `${wire}.*`, above };
    for (const member of walk(schema.getValueSchema(), inner))
      yield { ...member, sample: { key: member.sample } };
    return;
  }
  // A union, such as DynamoDB's AttributeValue, has one value of any of its types.
  if (!schema.isStructSchema() || schema.isUnionSchema()) return;
  const name = schema.getName() ?? path;
  if (above.includes(name)) return;
  for (const [member, inner] of schema.structIterator()) {
    const at = {
      path: path ? `${path}.${member}` : member,
      wire: wire ? `${wire}.${wireName(inner, member)}` : wireName(inner, member),
      above: [...above, name],
    };
    yield { ...at, place: placeOf(inner), sample: { [member]: sampleOf(inner) } };
    for (const nested of walk(inner, at)) yield { ...nested, sample: { [member]: nested.sample } };
  }
}

const traitsOf = (schema: NormalizedSchema) =>
  schema.getMergedTraits() as Readonly<Record<string, string | undefined>>;

function wireName(schema: NormalizedSchema, member: string): string {
  const { httpHeader, httpPrefixHeaders, httpQuery, xmlName } = traitsOf(schema);
  return httpHeader ?? httpPrefixHeaders ?? httpQuery ?? xmlName ?? member;
}

function placeOf(schema: NormalizedSchema): ModelMember['place'] {
  const { httpHeader, httpPrefixHeaders, httpQuery, httpLabel } = traitsOf(schema);
  if (httpLabel) return 'address';
  if (httpHeader || httpPrefixHeaders) return 'header';
  return httpQuery ? 'query' : 'body';
}

/** A value of the member's type. A structure has one member, because some protocols send no empty ones. */
function sampleOf(schema: NormalizedSchema, depth = 0): unknown {
  if (schema.isListSchema()) return [sampleOf(schema.getValueSchema(), depth)];
  if (schema.isMapSchema()) return { key: sampleOf(schema.getValueSchema(), depth) };
  if (schema.isStructSchema()) {
    const [first] = depth < 3 ? schema.structIterator() : [];
    return first ? { [first[0]]: sampleOf(first[1], depth + 1) } : {};
  }
  if (schema.isBlobSchema()) return new Uint8Array([1]);
  if (schema.isTimestampSchema()) return new Date(0);
  if (schema.isBooleanSchema()) return true;
  return schema.isNumericSchema() ? 1 : 'sample';
}
