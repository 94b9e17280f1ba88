import { spawn } from 'node:child_process';
import { GatehouseError } from '@gatehouse/service-manifest';

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a program.
 * @param cwd Where.
 * @returns what it printed on its standard output
 * @throws {Error} with its last lines where it fails, or saying that it is missing
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  { env = process.env, signal }: RunOptions = {},
): Promise<string> {
  const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let missing = false;
  // An abort, or a program that is missing, ends it as well.
  child.on('error', ({ code }: NodeJS.ErrnoException) => (missing = code === 'ENOENT'));
  let stdout = '';
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (all += text));
  const [code, killed] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  if (code === 0) return stdout.trim();
  if (missing)
    throw new GatehouseError(
      'GH-CREATE-003',
      `${program} is missing: install it, and run this again`,
    );
  const last = all.trim().split('\n').slice(-15).join('\n');
  throw new GatehouseError(
    'GH-CREATE-003',
    `"${program} ${args.join(' ')}" failed (${killed ?? `exit code ${code}`}):\n${last}`,
  );
}
