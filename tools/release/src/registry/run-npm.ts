import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs npm as a person does.
 * @returns What it prints.
 * @throws {Error} with what it prints
 */
export async function runNpm(
  args: readonly string[],
  { cwd, env = process.env }: RunOptions,
): Promise<string> {
  try {
    const { stdout } = await execute('npm', args, { cwd, env: withoutNpm(env), encoding: 'utf8' });
    return stdout.trim();
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & Record<string, string>;
    throw new Error(
      `npm ${args.join(' ')} failed: ${[stdout, stderr].join('\n').trim() || message}`,
      {
        cause: error,
      },
    );
  }
}

/** What `npm run` sets is about the package whose script runs, such as the prefix to install into. */
const withoutNpm = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_)?prefix|command|execpath)/i.test(name),
    ),
  );
