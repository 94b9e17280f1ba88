import type pc from 'picocolors';
import type { CheckedTask } from './check-task.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** Enough to see of what kind they are; --json has all of them. */
const MOST = 12;

/** The lines for one task. */
export function taskText(
  { project, target, undeclared, failure }: CheckedTask,
  colours: Colours,
): string {
  const task = `${project}:${target}`;
  if (failure !== undefined) return `${colours.red('failed')}  ${task}: ${failure}\n`;
  if (undeclared.length === 0) return `${colours.green('ok')}      ${task}\n`;
  const shown = undeclared.slice(0, MOST).map((file) => `          ${file}`);
  const left = undeclared.length - shown.length;
  return [
    `${colours.red('error')}   ${task} reads ${undeclared.length} files or packages that are not among its inputs:`,
    ...shown,
    ...(left > 0 ? [`          and ${left} more (--json lists all)`] : []),
    '',
  ].join('\n');
}

/** The closing line. */
export function summaryText(tasks: readonly CheckedTask[], colours: Colours): string {
  const wrong = tasks.filter(({ undeclared, failure }) => undeclared.length > 0 || failure);
  if (wrong.length === 0)
    return colours.green(`Each of ${tasks.length} cached tasks declares all that it reads.\n`);
  return colours.red(
    `${wrong.length} of ${tasks.length} cached tasks fail. Add what they read to "inputs" of the target; see tools/inputs/README.md.\n`,
  );
}
