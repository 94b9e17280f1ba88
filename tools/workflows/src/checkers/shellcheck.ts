import { spawnSync } from 'node:child_process';
import { stepsOf } from '../files/jobs.ts';
import { perText } from '../files/per-text.ts';
import type { WorkflowSet } from '../files/workflow-set.ts';
import type { WorkflowProblem } from '../workflow-problem.ts';

/** Whether shellcheck is installed; GitHub's runners have it. */
export const hasShellcheck = (): boolean => spawnSync('shellcheck', ['--version']).status === 0;

/** The problems that shellcheck reports in the scripts of all steps. */
export const shellcheck = (set: WorkflowSet): WorkflowProblem[] =>
  stepsOf(set).flatMap(({ source, step, path }) => {
    if (step.run === undefined) return [];
    const { file, line } = source.place(...path, 'run');
    return checkScript(step.run).map(({ code, message }) => ({
      rule: `shellcheck SC${code}`,
      file,
      line,
      message,
    }));
  });

const checkScript = perText((script: string): { code: number; message: string }[] => {
  const { stdout, error } = spawnSync('shellcheck', ['--shell=bash', '--format=json', '-'], {
    input: script,
    encoding: 'utf8',
  });
  if (error) throw error;
  return JSON.parse(stdout);
});
