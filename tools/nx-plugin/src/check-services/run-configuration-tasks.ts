import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import { TSX } from '../workspace/tsx.ts';
import type { ConfigurationResult, ConfigurationTask } from './configuration-task.ts';

const TIME_LIMIT_MS = 60_000;
const RESULTS = 3;

/**
 * Imports and validates the services' configurations in a separate process without this process's variables. If a
 * service exits or blocks the process, only that service fails.
 */
export function runConfigurationTasks(
  root: string,
  tasks: readonly ConfigurationTask[],
  timeout = TIME_LIMIT_MS,
): ConfigurationResult[] {
  if (tasks.length === 0) return [];
  const { output, signal, status } = spawnSync(
    process.execPath,
    ['--import', TSX, `${import.meta.dirname}/validate-configuration${extname(import.meta.url)}`],
    {
      cwd: root,
      input: JSON.stringify(tasks),
      env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout,
      killSignal: 'SIGKILL',
    },
  );
  const results = (output?.[RESULTS] ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ConfigurationResult);
  if (results.length >= tasks.length) return results;
  const why = signal
    ? `importing it takes longer than ${timeout / 1_000} s`
    : `importing it ends the process (exit code ${status})${lastLine(output?.[2])}`;
  return [
    ...results,
    { error: why },
    ...runConfigurationTasks(root, tasks.slice(results.length + 1), timeout),
  ];
}

const lastLine = (text: string | null | undefined) => {
  const line = text?.split('\n').find((each) => /error/i.test(each));
  return line ? `: ${line.trim()}` : '';
};
