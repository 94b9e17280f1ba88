import type { SetUpContext } from '../context.ts';
import type { AutomaticStep, Step } from '../step.ts';
import { waitsFor } from './check-steps.ts';
import { fromStepState, isDone, reasonOf, type Result } from './step-result.ts';

/** AWS and GitHub may take a moment to show a change: the pauses between checks, in milliseconds. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

interface Told {
  /** Called before a step is applied, which may take long. */
  readonly onApply?: (step: Step) => void;
  readonly onResult?: (result: Result) => void;
}

/**
 * Applies the steps that are not done yet, one by one. Nothing is remembered: each step's check says whether it is
 * done, so that a run may end anywhere and the next one continues from there. A manual step blocks only the steps that
 * need it.
 * @param steps Each after those that it needs.
 */
export async function applySteps(
  steps: readonly Step[],
  context: SetUpContext,
  told: Told = {},
): Promise<Result[]> {
  const results = new Map<string, Result>();
  for (const step of steps) {
    const open = step.needs.flatMap((id) => {
      const result = results.get(id);
      return result && !isDone(result) ? result : [];
    });
    const result =
      open.length > 0
        ? waitsFor(step, open)
        : await applyStep(step, context, told).catch((error: unknown): Result => ({
            step,
            state: 'failed',
            detail: reasonOf(error),
          }));
    results.set(step.id, result);
    told.onResult?.(result);
  }
  return [...results.values()];
}

async function applyStep(step: Step, context: SetUpContext, { onApply }: Told): Promise<Result> {
  const finding = await step.check(context);
  if (finding.state === 'done' || finding.fix !== undefined || step.kind !== 'automatic')
    return fromStepState(step, finding);
  onApply?.(step);
  await step.apply(context);
  return proveDone(step, context);
}

/** A successful call is no proof: the step is done when its check says so. */
async function proveDone(step: AutomaticStep, context: SetUpContext): Promise<Result> {
  for (const pause of [...PAUSES_MS, undefined]) {
    const { state, evidence } = await step.check(context);
    if (state === 'done') return { step, state: 'applied', detail: evidence };
    if (pause === undefined)
      return { step, state: 'failed', detail: `it was done, but ${evidence}` };
    await context.clock.sleep(pause);
  }
  throw new Error('unreachable');
}
