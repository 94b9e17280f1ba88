import { interpolate, textOf } from '../expressions/interpolate.ts';
import type { JobNode, Scope } from './job-graph.ts';

/** The outputs of a job whose steps have ended. */
export const jobOutputs = (
  { outputs = {} }: JobNode['job'],
  contexts: Contexts,
): Record<string, unknown> => interpolated(outputs, contexts);

/** The outputs of a called workflow whose jobs have ended. */
export function callOutputs(
  { source, jobs, inputs }: Scope,
  github: object,
): Record<string, unknown> {
  const { on } = source.content as {
    on?: { workflow_call?: { outputs?: Record<string, { value: string }> } | null };
  };
  const outputs = Object.entries(on?.workflow_call?.outputs ?? {});
  const ended = [...jobs].map(
    ([name, { result, outputs }]) => [name, { result, outputs }] as const,
  );
  return interpolated(Object.fromEntries(outputs.map(([name, { value }]) => [name, value])), {
    ...{ jobs: Object.fromEntries(ended), inputs, github },
  });
}

type Contexts = Parameters<typeof interpolate>[1];

const interpolated = (outputs: Readonly<Record<string, string>>, contexts: Contexts) =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, textOf(interpolate(value, contexts))]),
  );
