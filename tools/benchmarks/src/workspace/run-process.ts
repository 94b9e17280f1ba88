import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Holds an `npm` that does nothing: an install is npm's time, and no business of a benchmark of Nx. */
const withoutInstall = fileURLToPath(new URL('bin', import.meta.url));

/**
 * Runs a command to its end, apart from the Nx that may have started this process.
 * @param options.env Added to this process's own.
 * @param options.output File for its stdout.
 * @returns milliseconds; rejects with what was printed when the exit code is not 0
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string>; output?: string },
): Promise<number> {
  const output = options.output === undefined ? 'pipe' : openSync(options.output, 'w');
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...environment(), ...options.env },
    stdio: ['ignore', output, 'pipe'],
  });
  const printed = Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')),
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  const milliseconds = performance.now() - started;
  if (typeof output === 'number') closeSync(output);
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')}: exit ${code}\n${(await printed).join('\n')}`);
  return milliseconds;
}

function environment(): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(([name]) => !/^(NX_|npm_)/i.test(name));
  return {
    ...Object.fromEntries(outer),
    NODE_OPTIONS: '',
    NX_DAEMON: 'false',
    PATH: `${withoutInstall}:${process.env['PATH']}`,
  };
}
