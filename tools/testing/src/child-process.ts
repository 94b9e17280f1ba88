import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtScript } from './built-script.ts';
import { recordOutput } from './recording.ts';
import { waitFor } from './wait-for.ts';

export interface Exit {
  /** Exit code, or null when a signal ended the process. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A real process under test, with all that it printed. */
export interface TestProcess {
  readonly child: ChildProcess;
  /** Everything printed so far on stdout. */
  stdout(): string;
  /** Everything printed so far on stderr. */
  stderr(): string;
  /** The stdout lines that are JSON objects, parsed. */
  logs(): Record<string, unknown>[];
  /** Resolves as soon as stdout or stderr matches; rejects when the process ends first or after `timeoutMs`. */
  waitForOutput(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** Resolves when the process has ended and its output was read to the end. */
  readonly exit: Promise<Exit>;
  /** Ends the process at once, if it still runs. */
  kill(): Promise<void>;
}

/** Starts a command; its output is captured, and recorded for the search for leaked secrets. */
export function startCommand(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string } = {},
): TestProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    recordOutput(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    recordOutput(text);
  });
  const exit = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Exit);
  const ended = () => child.exitCode !== null || child.signalCode !== null;

  return {
    child,
    stdout: () => out,
    stderr: () => err,
    logs: () => out.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])),
    exit,
    async waitForOutput(pattern, timeoutMs = 100_000) {
      const found = () => pattern.test(out) || pattern.test(err);
      await waitFor(`${pattern} in the output`, () => found() || ended(), timeoutMs);
      if (!found())
        throw new Error(`The process ended before it printed ${pattern}:\n${out}${err}`);
    },
    async kill() {
      if (!ended()) child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Starts a TypeScript file, see {@link builtScript}, or one of JavaScript, with this Node. */
export function startScript(
  file: string,
  options: { args?: readonly string[]; env?: Record<string, string>; cwd?: string } = {},
): TestProcess {
  const script = file.endsWith('.ts') ? builtScript(file) : file;
  return startCommand(
    process.execPath,
    ['--enable-source-maps', script, ...(options.args ?? [])],
    options,
  );
}
