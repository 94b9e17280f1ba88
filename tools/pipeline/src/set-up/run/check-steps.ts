import type { SetUpContext } from '../context.ts';
import type { Step } from '../step.ts';
import { fromStepState, isDone, reasonOf, type Result } from './step-result.ts';

/**
 * Checks every step, and changes nothing: each as soon as those that it needs are checked. A step that cannot be
 * checked before another is done waits for it.
 * @param steps Each after those that it needs.
 * @param onResult Called in the order of the steps.
 */
export async function checkSteps(
  steps: readonly Step[],
  context: SetUpContext,
  onResult: (result: Result) => void = () => undefined,
): Promise<Result[]> {
  const results = new Map<string, Promise<Result>>();
  for (const step of steps) {
    const before = step.needs.flatMap((id) => results.get(id) ?? []);
    results.set(step.id, checkAfter(step, before, context));
  }
  const all: Result[] = [];
  for (const result of results.values()) {
    all.push(await result);
    onResult(all.at(-1)!);
  }
  return all;
}

async function checkAfter(
  step: Step,
  before: readonly Promise<Result>[],
  context: SetUpContext,
): Promise<Result> {
  const open = (await Promise.all(before)).filter(
    (result) => result.state === 'waiting' || (result.step.isGate && !isDone(result)),
  );
  if (open.length > 0) return waitsFor(step, open);
  try {
    return fromStepState(step, await step.check(context));
  } catch (error) {
    return { step, state: 'failed', detail: reasonOf(error) };
  }
}

/** The steps that it waits for. */
export const waitsFor = (step: Step, open: readonly Result[]): Result => ({
  ...{ step, state: 'waiting' },
  detail: `needs ${open.map((result) => result.step.id).join(', ')}`,
});
