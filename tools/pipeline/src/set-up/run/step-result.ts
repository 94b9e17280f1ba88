import type { StepState, Step } from '../step.ts';

/**
 * The state of a step: the result of its check; `applied`: done by this run; `waiting`: a step that it needs is not
 * done; `failed`: it could not be checked or applied.
 */
export interface Result {
  readonly step: Step;
  readonly state: StepState['state'] | 'applied' | 'waiting' | 'failed';
  /** The evidence, or the error; for `waiting` what it waits for. */
  readonly detail: string;
  readonly fix?: string;
}

export const isDone = ({ state }: Pick<Result, 'state'>): boolean =>
  state === 'done' || state === 'applied';

/**
 * 0: all is done, 1: something is missing or differs, 2: something could not be checked or applied.
 */
export function exitCodeOf(results: readonly Result[]): 0 | 1 | 2 {
  if (results.some(({ state }) => state === 'failed')) return 2;
  return results.every(isDone) ? 0 : 1;
}

/** An error on one line, for any thrown value. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const fromStepState = (step: Step, { state, evidence, fix }: StepState): Result => ({
  ...{ step, state, detail: evidence },
  ...(fix !== undefined && { fix }),
});

/** Steps for all environments together, which come after their own steps. */
const FOR_ALL = new Set(['push', 'delivery']);

/** The steps of a plan for one environment: its own, and those they need. */
export function stepsFor(steps: readonly Step[], environment: string | undefined): readonly Step[] {
  if (environment === undefined) return steps;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const wanted = new Set<string>();
  const want = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const need of byId.get(id)?.needs ?? []) if (!FOR_ALL.has(need)) want(need);
  };
  for (const { id, places } of steps) if (places.includes(environment)) want(id);
  return steps.filter(({ id }) => wanted.has(id));
}
