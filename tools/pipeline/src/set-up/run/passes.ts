import { coloursFor } from '../../terminal.ts';
import { typed } from '../ask/typed.ts';
import type { SetUpContext } from '../context.ts';
import type { Step } from '../step.ts';
import { nextText, resultLine } from '../text.ts';
import { isDone, type Result } from './step-result.ts';

/** On a terminal, it waits for manual steps, and continues. */
export async function passes(
  steps: readonly Step[],
  context: SetUpContext,
  isTerminal: boolean,
  tell: (line: string) => void,
): Promise<readonly Result[]> {
  const colours = coloursFor(undefined, process.stderr);
  const { applySteps } = await import('./apply-steps.ts');
  for (;;) {
    const results = await applySteps(steps, context, {
      onApply: ({ title, minutes }) =>
        tell(colours.dim(`...      ${title}${minutes ? ` (about ${minutes} min)` : ''}`)),
      onResult: (result) => {
        if (result.state !== 'waiting') tell(resultLine(result, colours));
      },
    });
    const waiting = results.filter(({ state }) => state === 'waiting').length;
    if (results.every(isDone)) {
      tell(`All ${results.length} steps are done.`);
      return results;
    }
    tell(
      `\nNext${waiting > 0 ? `, before ${waiting} more steps` : ''}:\n${nextText(results, colours)}`,
    );
    if (!isTerminal || /^q/i.test(await typed('\nPress Enter to go on, or q and Enter to stop: ')))
      return results;
  }
}
