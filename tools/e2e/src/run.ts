import { execFile } from 'node:child_process';
import type { Output, RunOptions } from './scenario.ts';

const LIMIT_MS = 600_000;

const MOST_BYTES = 64 * 1_048_576;

/** Runs a program; rejects with its output if its exit code is not the expected one. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, code: expected = 0 }: RunOptions & { cwd: string },
  base: Readonly<Record<string, string>>,
): Promise<Output> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: { ...base, ...env }, timeout: LIMIT_MS, maxBuffer: MOST_BYTES },
      (error, stdout, stderr) => {
        const code = error ? (error.code ?? error.signal) : 0;
        if (code === expected)
          resolve({ stdout, stderr, milliseconds: performance.now() - started });
        else
          reject(
            new Error(
              `${[program, ...args].join(' ')}: exited with ${code}, not ${expected}\n${stdout}\n${stderr}`,
            ),
          );
      },
    );
  });
}
