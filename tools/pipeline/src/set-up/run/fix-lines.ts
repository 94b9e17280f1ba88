import type { Result } from './step-result.ts';

/** The fix as lines: commands begin with `$ `. */
export function fixLines({ step, state, fix }: Result): readonly string[] {
  if (fix !== undefined) return [/^(?:gh|npx|git) /.test(fix) ? `$ ${fix}` : fix];
  if (step.kind !== 'automatic') return step.instructions;
  return state === 'failed'
    ? ['Fix the cause, and run it again: it goes on from here.', '$ npx gatehouse set-up']
    : ['$ npx gatehouse set-up'];
}
