/** A document in which two spellings of the same thing look the same; what is empty or off is undefined. */
export type Canonical =
  | string
  | number
  | boolean
  | undefined
  | readonly Canonical[]
  /** An object of AWS's. */
  | { readonly [key: string]: Canonical }
  /** A list whose order means nothing, by what its elements are known by. */
  | ReadonlyMap<string, Canonical>;

/** What tells the elements of a list apart, in this order of preference. */
const IDENTITIES = ['name', 'key', 'targetGroupArn', 'capacityProvider', 'containerPath'];

/** Lists of which only the content matters. */
const SETS = new Set([
  ...['subnets', 'securityGroups', 'alarmNames', 'requiresCompatibilities'],
  ...['drop', 'add', 'mountOptions'],
]);

/**
 * AWS leaves out what is not set, or gives it as 0, false or empty; that is no difference.
 * @param property What the value stands under.
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
      // `{ name, value }` is but a value with a name; and what has a name only is there all the same.
      const isValue = Object.keys(rest).length === 1 && 'value' in rest;
      const content = canonical(isValue ? rest['value'] : rest);
      return [String(id), isEmpty(content) ? true : content];
    }),
  );
}

/** Whether there is nothing in it. */
export const isEmpty = (value: Canonical): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every(isEmpty));

/** Whether every element has it, and no two the same. */
function isIdentity(values: readonly unknown[], key: string): boolean {
  const ids = values.map((value) => (isObject(value) ? value[key] : undefined));
  return !ids.includes(undefined) && new Set(ids).size === values.length;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
