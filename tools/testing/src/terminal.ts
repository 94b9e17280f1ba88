import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { recordOutput } from './recording.ts';
import { waitFor } from './wait-for.ts';

/** A program on a terminal of its own, as a person sees it. */
export interface Terminal {
  /** All that it wrote, control sequences included. */
  text(): string;
  waitFor(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** Types the keys, such as `\x03` for Ctrl-C. */
  type(keys: string): void;
  /** The exit code of the program. */
  readonly exit: Promise<number>;
  /** Closes the terminal, if it is still open, as a person closes its window. */
  end(): Promise<unknown>;
}

/** Runs a command under a pseudo-terminal, with `script` of util-linux. */
export function onTerminal(
  command: string,
  columns: number,
  options: { cwd: string; env: Record<string, string | undefined> },
): Terminal {
  const sized = `stty cols ${columns} rows 40 -echoctl; exec ${command}`;
  const child = spawn('script', ['--quiet', '--return', '--command', sized, '/dev/null'], {
    cwd: options.cwd,
    env: { ...process.env, NODE_OPTIONS: '', TERM: 'xterm-256color', ...options.env },
  });
  const exit = once(child, 'close').then(([code]) => code as number);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    recordOutput(part);
  });
  return {
    text: () => text,
    async waitFor(pattern, timeoutMs) {
      await waitFor(`${pattern}`, () => pattern.test(text), timeoutMs).catch((error: Error) => {
        throw new Error(`${error.message}, in:\n${text}`);
      });
    },
    type: (keys) => void child.stdin.write(keys),
    exit,
    end() {
      if (child.exitCode === null) child.kill('SIGTERM');
      return exit;
    },
  };
}

/** Without what differs from run to run: ports, times of day, and the ends of lines of a terminal. */
export function steady(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replace(/\d\d:\d\d:\d\d\.\d{3}/g, 'TIME');
}
