/** A document in which different notations of the same value are equal; empty and off values are undefined. */
export type Canonical =
  | string
  | number
  | boolean
  | undefined
  | readonly Canonical[]
  /** An object of AWS. */
  | { readonly [key: string]: Canonical }
  /** A list without a meaningful order, by the keys of its elements. */
  | ReadonlyMap<string, Canonical>;

/** Properties that identify the elements of a list, in order of preference. */
const IDENTITIES = ['name', 'key', 'targetGroupArn', 'capacityProvider', 'containerPath'];

/** Lists of which only the content matters. */
const SETS = new Set([
  ...['subnets', 'securityGroups', 'alarmNames', 'requiresCompatibilities'],
  ...['drop', 'add', 'mountOptions'],
]);

/**
 * AWS omits unset values, or returns 0, false or empty, which is not a difference.
 * @param property Name of the value's property.
 */
export function canonical(value: unknown, property = ''): Canonical {
  if (Array.isArray(value)) return list(value, property);
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, canonical(inner, key)]),
    );
  return value === null || value === 0 || value === false ? undefined : (value as Canonical);
}

function list(values: readonly unknown[], property: string): Canonical {
  if (values.length === 0) return undefined;
  if (SETS.has(property)) return new Map([...values].map((value) => [String(value), true]));
  const identity = IDENTITIES.find((key) => isIdentity(values, key));
  if (identity === undefined) return Array.from(values, (value) => canonical(value));
  return new Map(
    (values as Record<string, unknown>[]).map(({ [identity]: id, ...rest }) => {
      // `{ name, value }` is a named value; an object with only a name still counts.
      const isValue = Object.keys(rest).length === 1 && 'value' in rest;
      const content = canonical(isValue ? rest['value'] : rest);
      return [String(id), isEmpty(content) ? true : content];
    }),
  );
}

/** Whether a value is empty. */
export const isEmpty = (value: Canonical): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every(isEmpty));

/** Whether every element has the property, with distinct values. */
function isIdentity(values: readonly unknown[], key: string): boolean {
  const ids = values.map((value) => (isObject(value) ? value[key] : undefined));
  return !ids.includes(undefined) && new Set(ids).size === values.length;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
