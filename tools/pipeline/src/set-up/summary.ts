import type { Result } from './run/step-result.ts';
import { exitCodeOf } from './run/step-result.ts';
import { fixLines } from './run/fix-lines.ts';
import type { Step } from './step.ts';

/** The totals of a plan. */
export interface Summary {
  /** Manual steps. */
  readonly manual: number;
  readonly automatic: number;
  /** Prerequisites and effects: they need no action when they are right. */
  readonly checks: number;
  /** Distinct questions that may be asked. */
  readonly questions: number;
  readonly minutes: number;
}

/** Additional properties of a step. */
const OTHER_MINUTES = 5;

export function summaryOf(steps: readonly Step[]): Summary {
  const count = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).length;
  const minutes = steps.reduce((sum, step) => sum + (step.minutes ?? 0), OTHER_MINUTES);
  return {
    manual: count('manual'),
    automatic: count('automatic'),
    checks: count('check'),
    questions: new Set(steps.flatMap(({ question }) => question ?? [])).size,
    minutes,
  };
}

/** Of `set-up --plan --json`. */
export const planJson = (steps: readonly Step[]) => ({
  version: 1,
  ...summaryOf(steps),
  steps: steps.map((step) => ({
    id: step.id,
    title: step.title,
    kind: step.kind,
    places: step.places,
    needs: step.needs,
    ...(step.minutes !== undefined && { minutes: step.minutes }),
    ...(step.cost !== undefined && { cost: step.cost }),
    ...(step.question !== undefined && { question: step.question }),
    ...(step.kind !== 'automatic' && { instructions: step.instructions }),
  })),
});

/** Of `set-up --json` and `doctor --json`. */
export const resultsJson = (results: readonly Result[]) => ({
  version: 1,
  outcome: (['done', 'open', 'failed'] as const)[exitCodeOf(results)],
  steps: results.map((result) => ({
    id: result.step.id,
    title: result.step.title,
    kind: result.step.kind,
    state: result.state,
    detail: result.detail,
    ...(['done', 'applied', 'waiting'].includes(result.state) ? {} : { fix: fixLines(result) }),
  })),
});
