/**
 * The supported values of a parameter, as data beside the operation. A name is a kind of scalar, a pattern is a string
 * with the only supported values, a list has the type of its one element, and a structure has only these members; the
 * member `*` matches every name of a map.
 */
export type Parameters =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'bytes'
  | 'time'
  /** Checked by the operation itself. */
  | 'any'
  | RegExp
  | readonly [Parameters]
  | Members;

export interface Members {
  readonly [name: string]: Parameters;
}

/** A parameter that an operation does not accept, with the expected type; without one, it is unsupported. */
export interface Refusal {
  /** Its path, followed by `: VALUE` if only the value is unsupported. */
  readonly path: string;
  readonly expected?: string;
}

/** Whether scalars are strings, as in the query protocol and in headers. */
export interface Form {
  readonly text: boolean;
}

/** The first value that the parameters do not accept; undefined if there is none. */
export function findRefusal(
  parameters: Parameters,
  value: unknown,
  form: Form = { text: false },
  path = '',
): Refusal | undefined {
  if (value === undefined || value === null || parameters === 'any') return undefined;
  if (parameters instanceof RegExp) {
    if (typeof value !== 'string') return { path, expected: kinds.text.named };
    return parameters.test(value) ? undefined : { path: `${path}: ${value.slice(0, 100)}` };
  }
  if (typeof parameters === 'string') {
    const kind = form.text ? textKinds[parameters] : kinds[parameters];
    return kind.holds(value) ? undefined : { path, expected: kind.named };
  }
  // An empty list in the query protocol.
  if (form.text && value === '' && isList(parameters)) return undefined;
  return isList(parameters)
    ? refusalInList(parameters[0], value, form, path)
    : refusalInMembers(parameters, value, form, path);
}

function refusalInList(
  each: Parameters,
  value: unknown,
  form: Form,
  path: string,
): Refusal | undefined {
  if (!Array.isArray(value)) return { path, expected: 'a list' };
  for (const [index, item] of value.entries()) {
    if (item === null) return { path: `${path}[${index}]`, expected: 'a value' };
    const refusal = findRefusal(each, item, form, `${path}[${index}]`);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalInMembers(
  members: Members,
  value: unknown,
  form: Form,
  path: string,
): Refusal | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path, expected: 'a structure' };
  for (const [name, item] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    const accepted = Object.hasOwn(members, name) ? members[name] : members['*'];
    if (accepted === undefined) return { path: at };
    const refusal = findRefusal(accepted, item, form, at);
    if (refusal) return refusal;
  }
  return undefined;
}

const isList = (parameters: readonly [Parameters] | Members): parameters is readonly [Parameters] =>
  Array.isArray(parameters);

interface Kind {
  readonly named: string;
  holds(value: unknown): boolean;
}

type KindName = Exclude<Extract<Parameters, string>, 'any'>;

const matches = (named: string, pattern: RegExp): Kind => ({
  named,
  holds: (value) => typeof value === 'string' && pattern.test(value),
});

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const kinds: Readonly<Record<KindName, Kind>> = {
  text: { named: 'a string', holds: (value) => typeof value === 'string' },
  integer: { named: 'a whole number', holds: (value) => Number.isSafeInteger(value) },
  number: { named: 'a number', holds: (value) => typeof value === 'number' },
  boolean: { named: 'a boolean', holds: (value) => typeof value === 'boolean' },
  bytes: matches('base64', base64),
  time: { named: 'seconds since 1970', holds: (value) => typeof value === 'number' },
};

const textKinds: Readonly<Record<KindName, Kind>> = {
  text: kinds.text,
  integer: matches('a whole number', /^-?\d{1,15}$/),
  number: matches('a number', /^-?\d+(\.\d+)?$/),
  boolean: matches('true or false', /^(true|false)$/i),
  bytes: kinds.bytes,
  time: matches('a time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
};
