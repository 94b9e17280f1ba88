import { Command } from 'commander';
import { GatehouseError, hintOf } from '@gatehouse/service-manifest';
import { jsonText } from '../gate/reporters/json-text.ts';
import { coloursFor } from '../terminal.ts';
import { answeredBy, askNobody, readAnswers } from './ask/answers.ts';
import { askTerminal } from './ask/ask-terminal.ts';
import { typed } from './ask/typed.ts';
import { plannedSteps } from './planned-steps.ts';
import { passes } from './run/passes.ts';
import { exitCodeOf } from './run/step-result.ts';
import { planJson, resultsJson } from './summary.ts';
import { planText } from './text.ts';

interface SetUpOptions {
  readonly plan?: true;
  readonly yes?: true;
  readonly environment?: string;
  readonly answers?: string;
  readonly json?: true;
}

/** `gatehouse set-up` */
export const setUpCommand = (): Command =>
  new Command('set-up')
    .description(
      'Set up AWS accounts and the GitHub repository as gatehouse.json describes them, up to the first delivery. You can interrupt it and run it again: it checks what is done, and does the rest. Exits with 0: done, 1: a manual step is next, 2: a step failed or could not be checked.',
    )
    .option('--plan', 'show all steps without changing anything; needs no credentials')
    .option('-y, --yes', 'skip the question before the first change')
    .option('-e, --environment <name>', 'one environment and what it needs (default: all)')
    .option(
      '--answers <file>',
      'JSON file with answers to its questions, including values of secrets; "-" is stdin',
    )
    .option('--json', 'print JSON; progress goes to stderr')
    .action(run);

async function run(options: SetUpOptions): Promise<void> {
  const steps = await plannedSteps(options.environment);
  if (options.plan) {
    const text = options.json
      ? `${jsonText(planJson(steps), 2)}\n`
      : planText(steps, coloursFor(undefined));
    process.stdout.write(text);
    return;
  }
  const answers = options.answers === undefined ? {} : await readAnswers(options.answers);
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  const colours = coloursFor(undefined, process.stderr);
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  if (!options.yes) {
    tell(planText(steps, colours));
    if (!isTerminal)
      throw new GatehouseError('GH-CLI-006', 'Add --yes to do this, or --plan to see it alone');
    if (!/^y(es)?$/i.test(await typed('Do this? [y/N] '))) {
      process.exitCode = 1;
      return;
    }
  }
  const { createContext } = await import('./create-context.ts');
  const context = createContext(process.cwd(), {
    env: process.env,
    ask: answeredBy(answers, isTerminal ? askTerminal() : askNobody),
    progress: (line) => tell(colours.dim(`         ${line}`)),
  });
  const results = await passes(steps, context, isTerminal === true, tell);
  if (options.json) process.stdout.write(`${jsonText(resultsJson(results), 2)}\n`);
  process.exitCode = exitCodeOf(results);
  if (process.exitCode > 0) tell(hintOf('GH-SETUP-010'));
}
