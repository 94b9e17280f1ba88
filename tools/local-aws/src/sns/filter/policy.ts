export type Scope = 'MessageAttributes' | 'MessageBody';

export type Scalar = string | number | boolean | null;

/** A condition on a value. */
export type Condition = Scalar | Readonly<Record<string, unknown>>;

export type PolicyNode = { readonly [name: string]: PolicyNode | readonly Condition[] };

/** A checked filter policy. */
export interface FilterPolicy {
  readonly scope: Scope;
  readonly root: PolicyNode;
}

const operators = [
  'exists',
  'prefix',
  'suffix',
  'equals-ignore-case',
  'anything-but',
  'numeric',
  'cidr',
  'wildcard',
];

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether a key joins alternatives. If it could be the name of a field, it is one: AWS reads it as an OR only of two or
 * more objects, none of which is a match expression.
 */
export const isOr = (name: string, value: unknown): value is readonly PolicyNode[] =>
  name === '$or' &&
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((each) => isObject(each) && !operators.some((operator) => operator in each));
