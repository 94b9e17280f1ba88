import { hintOf } from '@gatehouse/service-manifest';
import { Command } from 'commander';
import { jsonText } from '../gate/reporters/json-text.ts';
import { coloursFor } from '../terminal.ts';
import { askNobody } from './ask/answers.ts';
import { plannedSteps } from './planned-steps.ts';
import { exitCodeOf, isDone, type Result } from './run/step-result.ts';
import { resultsJson } from './summary.ts';
import { fixLines } from './run/fix-lines.ts';
import { resultLine } from './text.ts';

interface DoctorOptions {
  readonly environment?: string;
  readonly json?: true;
}

/** `gatehouse doctor` */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description(
      'Check AWS accounts, the GitHub repository and the workspace against gatehouse.json. Changes nothing. Exits with 0: everything matches, 1: something is missing or differs, 2: a check was indeterminate.',
    )
    .option('-e, --environment <name>', 'one environment and what it needs (default: all)')
    .option('--json', 'print JSON')
    .action(async ({ environment, json }: DoctorOptions) => {
      const steps = await plannedSteps(environment);
      const [{ createContext }, { checkSteps }] = await Promise.all([
        import('./create-context.ts'),
        import('./run/check-steps.ts'),
      ]);
      const context = createContext(process.cwd(), {
        env: process.env,
        ask: askNobody,
        progress: () => undefined,
      });
      const colours = coloursFor(undefined);
      const results = await checkSteps(steps, context, (result) => {
        // The fix of a waiting step is that of the step it waits for.
        if (!json && result.state !== 'waiting')
          process.stdout.write(`${linesOf(result, colours)}\n`);
      });
      if (json) process.stdout.write(`${jsonText(resultsJson(results), 2)}\n`);
      else process.stdout.write(`${totalOf(results)}\n`);
      process.exitCode = exitCodeOf(results);
      if (!json && process.exitCode > 0) process.stdout.write(`${hintOf('GH-SETUP-011')}\n`);
    });

/** A problem is followed by its fix. */
function linesOf(result: Result, colours: ReturnType<typeof coloursFor>): string {
  const line = resultLine(result, colours);
  if (isDone(result)) return line;
  return [line, ...fixLines(result).map((fix) => `         ${fix}`)].join('\n');
}

function totalOf(results: readonly Result[]): string {
  const count = (...states: Result['state'][]) =>
    results.filter(({ state }) => states.includes(state)).length;
  return `${count('done')} of ${results.length} are right, ${count('missing', 'differs')} are not, ${count('failed')} could not be checked, ${count('waiting')} wait for others`;
}
