import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.ts';

/** What the walk-through does in a copy of the workspace. */
export function stepsIn(copy: string) {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: copy, encoding: 'utf8' });
  const report = (seconds: number, what: string) =>
    process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${what}\n`);

  function step(command: string, expected: 'passes' | 'fails' = 'passes', says = ''): void {
    const { seconds, output } = runStep(copy, command, expected);
    report(seconds, command);
    if (!output.includes(says))
      throw new Error(`"${command}" does not print "${says}":\n${output}`);
  }

  /** A hash of the folder's contents. */
  function state(): string {
    git('add', '--all');
    return git('write-tree');
  }

  function edit(file: string, from: string, to: string): void {
    const before = readFileSync(join(copy, file), 'utf8');
    if (!before.includes(from)) throw new Error(`${file} has no "${from}":\n${before}`);
    writeFileSync(join(copy, file), before.replace(from, to));
  }

  return { git, report, step, state, edit };
}
