import { ANY_SERVICE, type Commands } from '../commands/commands.ts';
import { asInstalled } from '../commands/as-installed.ts';
import { splitCommand } from '../commands/split-command.ts';
import { stepsOf } from '../files/jobs.ts';
import type { Rule } from './rule.ts';

/** Without this rule, a workflow that calls a renamed command is noticed only when it runs. */
export const knownCommands: Rule = {
  id: 'known-commands',
  asks: 'Each target, command, option and program that a step runs exists',
  *check(set) {
    for (const { source, step, path } of stepsOf(set)) {
      const [npx, tool, ...words] = splitCommand(asInstalled(step.run ?? ''));
      if (npx !== 'npx') continue;
      const problem = problemOf(set.commands, tool, words);
      if (problem) yield { place: source.place(...path, 'run'), message: problem };
    }
  },
};

function problemOf(commands: Commands, tool = '', words: string[]): string | undefined {
  if (tool === 'gatehouse') return gatehouseProblem(commands, words);
  if (tool === 'nx') return nxProblem(commands, words);
  return commands.bins.has(tool) ? undefined : `No installed package has a program "${tool}"`;
}

function gatehouseProblem({ gatehouse }: Commands, [command = '', ...words]: string[]) {
  const options = gatehouse.get(command);
  if (options === undefined) return `There is no "gatehouse ${command}"`;
  const unknown = words.find((word) => word.startsWith('--') && !options.has(word.split('=')[0]!));
  return unknown && `"gatehouse ${command}" has no ${unknown}`;
}

/** What Nx itself does, with no project. */
const OF_NX = new Set(['sync', 'sync:check', 'format:check']);

function nxProblem({ targets }: Commands, [first = '', ...words]: string[]) {
  if (OF_NX.has(first)) return undefined;
  if (first === 'affected' || first === 'run-many') {
    const all = new Set([...targets.values()].flatMap((some) => [...some]));
    const asked = words.find((word) => word.startsWith('--targets='))?.split('=')[1] ?? '';
    const unknown = asked.split(',').find((target) => !all.has(target));
    return unknown === undefined ? undefined : `No project has a target "${unknown}"`;
  }
  const project = words[0] ?? '';
  const of = targets.get(project.startsWith('$') ? ANY_SERVICE : project);
  return of?.has(first) ? undefined : `${project} has no target "${first}"`;
}
