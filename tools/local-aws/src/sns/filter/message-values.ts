import type { Attributes } from '../../sqs/model.ts';
import { isObject, type Scalar } from './policy.ts';

/** The values of a message by path, such as `person.name`; the values of a list share a path. */
export type Values = ReadonlyMap<string, readonly Scalar[]>;

/** Binary attributes are ignored. */
export function valuesOfAttributes(attributes: Attributes): Values {
  return new Map(
    Object.entries(attributes).flatMap(([name, { DataType = '', StringValue = '' }]) => {
      if (DataType.startsWith('Binary')) return [];
      if (DataType.startsWith('Number')) return [[name, [Number(StringValue)]]];
      return [[name, DataType === 'String.Array' ? parseArray(StringValue) : [StringValue]]];
    }),
  );
}

/** The values in a String.Array; none if it is not an array of scalars. */
function parseArray(text: string): Scalar[] {
  try {
    const values = JSON.parse(text) as unknown;
    const all = Array.isArray(values) ? values : [];
    return all.filter((each) => each === null || typeof each !== 'object') as Scalar[];
  } catch {
    return [];
  }
}

/** Undefined for a message that is not a JSON object. */
export function valuesOfBody(body: string): Values | undefined {
  const values = new Map<string, Scalar[]>();
  const collect = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const each of value) collect(each, path);
    else if (isObject(value))
      for (const [name, each] of Object.entries(value))
        collect(each, path ? `${path}.${name}` : name);
    else values.set(path, [...(values.get(path) ?? []), value as Scalar]);
  };
  try {
    const value = JSON.parse(body) as unknown;
    if (!isObject(value)) return undefined;
    collect(value, '');
    return values;
  } catch {
    return undefined;
  }
}
