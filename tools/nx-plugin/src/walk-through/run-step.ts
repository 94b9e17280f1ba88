import { spawnSync } from 'node:child_process';

export interface StepResult {
  readonly name: string;
  readonly seconds: number;
  readonly output: string;
}

/** The variables of a developer's shell, without a daemon that would outlive the walk. */
export const shell = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NODE_OPTIONS: '',
  FORCE_COLOR: '0',
});

/** Far above the duration of any step: a hanging step ends the walk. */
const MOST_MS = 600_000;

/**
 * Runs a command as a developer would type it.
 * @param expected Whether it must succeed.
 * @throws with its output if it does not end as expected
 */
export function runStep(cwd: string, command: string, expected: 'passes' | 'fails'): StepResult {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: 'utf8',
    timeout: MOST_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: shell(),
  });
  const seconds = (performance.now() - started) / 1_000;
  const output = stdout + stderr;
  if ((status === 0) !== (expected === 'passes'))
    throw new Error(`"${command}" ends with ${status}; expected: it ${expected}:\n${output}`);
  return { name: command, seconds, output };
}
