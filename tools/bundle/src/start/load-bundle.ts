import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadError } from './is-load-error.ts';

/** How long a bundle may take to load, milliseconds. One that waits for longer has loaded: nothing answers it. */
const LONGEST_MS = 20_000;

/** Code of an error where the process itself ended. */
export const CRASH = 'CRASH';

type StartResult =
  | { outcome: 'loaded' }
  | { outcome: 'ended'; exitCode: number }
  | ({ outcome: 'failed' } & LoadError);

/** Loads a file in a process of its own, and reports how that ended. */
export function loadBundle(
  file: string,
  cwd: string,
  imported: readonly string[],
): Promise<StartResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load.cjs'), [file, ...imported], {
      cwd,
      execArgv: ['--enable-source-maps', ...readOnly()],
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', TMPDIR: '/nonexistent' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stderr = '';
    child.stderr?.on(
      'data',
      (chunk: Buffer) => (stderr = `${stderr}${chunk.toString()}`.slice(-9_999)),
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    let outcome: StartResult | undefined;
    child.on('message', (message) => (outcome ??= message as StartResult));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (outcome !== undefined) resolve(outcome);
      else if (signal === 'SIGKILL') resolve({ outcome: 'loaded' });
      else
        resolve({
          ...{ outcome: 'failed', name: 'Exit', code: CRASH, where: 'load', stack: '' },
          message: `Node ended with ${[signal ?? code, stderr.trim().split('\n').at(-1)].filter(Boolean).join(': ')}`,
        });
    });
  });
}

/** Node's permission model, as far as this Node has it: files can be read, addons and threads used. */
function readOnly(): string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const permission = ['--permission', '--experimental-permission'].find((flag) => flags.has(flag));
  // Before these, addons could not be allowed.
  if (permission === undefined || !flags.has('--allow-addons')) return [];
  const more = ['--allow-addons', '--allow-worker', '--allow-wasi'].filter((flag) =>
    flags.has(flag),
  );
  return [permission, '--allow-fs-read=*', ...more, '--no-warnings'];
}
