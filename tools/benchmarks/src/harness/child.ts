import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtScript } from './scripts.ts';
import { pinned } from './processors.ts';

export interface ChildOptions {
  args?: readonly string[];
  env?: Record<string, string>;
  /** Core to keep the process to. Default: any. */
  core?: number;
  /**
   * Where its stdout goes: /dev/null, or a kernel pipe (not the socket pair that Node gives its
   * children) which `wc -l` reads to the end: native code, as a container runtime's reader is, so that
   * it takes as little as possible of the processors that the measured process runs on.
   */
  stdout: '/dev/null' | 'pipe';
  /** Core of that reader. */
  readerCore?: number;
}

/** A process that is measured, reached over Node's IPC channel. */
export interface Child {
  /** The process itself, or the shell around it and its reader. */
  readonly process: ChildProcess;
  /** The next message that it sends. Rejects when it ends first. */
  receive<T>(): Promise<T>;
  /** Sends a message and waits for the next one. */
  ask<T>(message: string): Promise<T>;
  /** Waits for its end and gives the number of lines that arrived at the reader; NaN for /dev/null. */
  linesRead(): Promise<number>;
}

/** Starts a built script, for example `logging/variants/pino`. */
export function startChild(script: string, options: ChildOptions): Child {
  const command = pinned(
    [process.execPath, builtScript(script), ...(options.args ?? [])],
    options.core,
  );
  const child = options.stdout === 'pipe' ? piped(command, options) : direct(command, options);
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  // Not 'close', which does not come for a child whose channel was closed from this side.
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const read = child.stdout ? once(child.stdout, 'end') : undefined;

  const receive = async <T>(): Promise<T> => {
    const early = ended.then(([code, signal]) => {
      throw new Error(`${script} ended early: ${code ?? signal}`);
    });
    const [message] = await Promise.race([once(child, 'message'), early]);
    return message as T;
  };
  return {
    process: child,
    receive,
    ask(message) {
      const answer = receive();
      child.send(message);
      return answer as never;
    },
    async linesRead() {
      await Promise.all([ended, read]);
      return options.stdout === 'pipe' ? Number(printed) : NaN;
    },
  };
}

function environment(options: ChildOptions): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '', ...options.env };
}

function direct(command: readonly string[], options: ChildOptions): ChildProcess {
  const [file, ...args] = command as [string, ...string[]];
  return spawn(file, args, {
    env: environment(options),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function piped(command: readonly string[], options: ChildOptions): ChildProcess {
  const reader = pinned(['wc', '-l'], options.readerCore);
  // The channel (descriptor 3) is for the measured process alone.
  const quoted = (words: readonly string[]) =>
    words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return spawn('sh', ['-c', `${quoted(command)} | ${quoted(reader)} 3>&-`], {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}
