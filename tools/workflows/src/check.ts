import { workspaceAround } from '@gatehouse/service-manifest';
import { checkWorkflows } from './check-workflows.ts';
import { hasShellcheck } from './checkers/shellcheck.ts';
import { readFiles } from './files/read-files.ts';
import { formatProblem } from './workflow-problem.ts';
import { readSurroundings } from './read-surroundings.ts';
import { RULES } from './rules/index.ts';

/**
 * `gatehouse-workflows check`: prints each problem and each piece of advice in a line; 1 if there is a problem.
 * @param folder In a workspace
 */
export async function check(folder: string): Promise<number> {
  const root = workspaceAround(folder);
  const files = await readFiles(root);
  const findings = await checkWorkflows(files, await readSurroundings(root, files));
  for (const finding of findings) process.stdout.write(`${formatProblem(finding)}\n`);
  const advice = findings.filter(({ isAdvice }) => isAdvice).length;
  const problems = findings.length - advice;
  process.stdout.write(
    `${problems} ${problems === 1 ? 'problem' : 'problems'}${advice > 0 ? `, and advice on ${advice} lines of your own files` : ''}, ` +
      `by GitHub's parser, actionlint, ` +
      `${hasShellcheck() ? 'shellcheck' : 'no shellcheck (it is not installed)'}, ${RULES.length} rules and the simulator\n`,
  );
  return problems > 0 ? 1 : 0;
}
