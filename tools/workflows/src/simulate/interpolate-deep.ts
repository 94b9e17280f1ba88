import { interpolate } from '../expressions/interpolate.ts';
import type { Contexts } from './run-steps.ts';

/** Evaluates all expressions in a YAML value. */
export function interpolateDeep(value: unknown, contexts: Contexts): unknown {
  if (value instanceof Array) return value.map((each) => interpolateDeep(each, contexts));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, interpolateDeep(each, contexts)]),
    );
  return interpolate(value, contexts);
}
