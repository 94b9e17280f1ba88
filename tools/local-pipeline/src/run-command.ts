import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
}

export type RunCommand = (
  command: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
) => Promise<CommandResult>;

/**
 * Runs a command, its output passed on line by line behind a bar, so that one sees whose it is. A program that "npx" names is
 * started from node_modules, because npx takes longer to find it than most of these commands run.
 * @param say Writes a line.
 */
export function commandRunner(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): RunCommand {
  return async (command, args, env = {}) => {
    say(`$ ${[command, ...args].join(' ')}`);
    const [program, ...rest] =
      command === 'npx'
        ? [join(cwd, 'node_modules/.bin', args[0]!), ...args.slice(1)]
        : [command, ...args];
    const child = spawn(program, rest, {
      cwd,
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    const closed = [child.stdout, child.stderr].map(async (input) => {
      for await (const line of createInterface({ input })) if (line.trim() !== '') say(line);
    });
    const [code] = (await once(child, 'close')) as [number | null];
    await Promise.all(closed);
    return { code: code ?? 1, stdout };
  };
}
