import { spawn } from 'node:child_process';
import { once } from 'node:events';

const LIMIT_MS = 180_000;

/**
 * Starts a program, and ends it with all that it started once something is done.
 * @param use Gets what waits for its output: the first match of a pattern.
 * @throws {Error} with its output where that does not come
 */
export async function during<T>(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  use: (printed: (pattern: RegExp) => Promise<RegExpMatchArray>) => Promise<T>,
): Promise<T> {
  const child = spawn(program, args, {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to end all of it.
    detached: true,
  });
  let output = '';
  const closed = once(child, 'close');
  const look = new EventTarget();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      look.dispatchEvent(new Event('output'));
    });
  void closed.then(() => look.dispatchEvent(new Event('output')));
  const printed = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`${[program, ...args].join(' ')} ${why} without ${pattern}:\n${output}`));
      const timer = setTimeout(() => fail(`took ${LIMIT_MS / 1_000} s`), LIMIT_MS);
      const check = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
        else if (child.exitCode !== null || child.signalCode !== null) fail('ended');
        else return;
        clearTimeout(timer);
        look.removeEventListener('output', check);
      };
      look.addEventListener('output', check);
      check();
    });
  try {
    return await use(printed);
  } finally {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGTERM');
    await closed;
  }
}
