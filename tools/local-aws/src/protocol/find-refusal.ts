import type { Parameters, Members } from './parameters.ts';
import { kinds, textKinds } from './scalar-kinds.ts';

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
