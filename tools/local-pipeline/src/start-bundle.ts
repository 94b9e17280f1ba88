import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How long a service may take to start, in milliseconds. Its calls of the embedded AWS take no time. */
const START_MS = 30_000;

export interface StartedBundle {
  /** Undefined where the service does not listen. */
  readonly port: string | undefined;
  /** Why it does not, in one line. */
  readonly reason: string;
  stop(): Promise<void>;
}

/**
 * Starts a bundle and waits until it listens, ends, or takes too long.
 * @param main Its file.
 * @param environment All that it gets, beside PATH.
 */
export async function startBundle(
  main: string,
  environment: Readonly<Record<string, string>>,
  startMs = START_MS,
): Promise<StartedBundle> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const said: string[] = [];
  let timedOut = false;
  const port = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => {
      timedOut = true;
      resolve(undefined);
    }, startMs);
    for (const input of [child.stdout, child.stderr])
      createInterface({ input }).on('line', (line) => {
        if (line.trim() !== '') said.push(line);
        const [, listening] = /Listening on https?:\/\/\S+:(\d+)/.exec(line) ?? [];
        if (listening !== undefined) resolve(listening);
      });
    void ended.then(() => resolve(undefined)).finally(() => clearTimeout(timer));
  });
  return {
    port,
    reason: timedOut
      ? `it does neither listen nor end within ${startMs / 1_000} s`
      : (reasonIn(said) ?? `it ended with ${child.exitCode ?? child.signalCode} and said nothing`),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The last error that is logged, with the problems of a configuration; else the one that Node prints. */
function reasonIn(lines: readonly string[]): string | undefined {
  const logged = lines.map(parse).filter((line) => line?.level?.toUpperCase() === 'ERROR');
  const { message, problems = [] } = logged.at(-1) ?? {};
  if (message !== undefined) return [message, ...problems.map(String)].join('; ');
  return (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1))?.trim();
}

interface LogLine {
  level?: string;
  message?: string;
  problems?: unknown[];
}

function parse(line: string): LogLine | undefined {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}
