import type { Action } from '../files/workflow.ts';

/** The inputs of an action, with its defaults. */
export const withDefaults = ({ inputs = {} }: Action, given: Readonly<Record<string, string>>) => ({
  ...Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, input?.default ?? '']),
  ),
  ...given,
});
