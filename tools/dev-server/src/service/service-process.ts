import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Readable } from 'node:stream';
import { endWithThisProcess } from './end-with-this-process.ts';

const RUNNER = fileURLToPath(new URL('run-when-told.js', import.meta.url));

const FLUSH_MS = 100;

/** A process that is ready to become the service. */
export interface ServiceProcess {
  /** Runs the bundle in it. */
  run(main: string, inspectPort: number | undefined): void;
  /** Resolves with true when a server of the process itself listens on the port, with false on the signal. */
  listensOn(port: number, signal: AbortSignal): Promise<boolean>;
  /** Ends it: at once if nothing runs in it, else as the service ends on SIGTERM, within `limitMs`. */
  stop(limitMs: number): Promise<void>;
  /** Resolves with how, such as "Ended with code 1". */
  readonly ended: Promise<string>;
}

/**
 * @param packages URLs of the modules that it loads beforehand
 * @param print takes what it prints on either stream
 */
export function startProcess(
  folder: string,
  environment: Readonly<Record<string, string>>,
  packages: readonly string[],
  print: (stream: Readable) => void,
): ServiceProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', RUNNER], {
    cwd: folder,
    env: { ...environment, GATEHOUSE_PACKAGES: JSON.stringify(packages) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A process group of its own, so that Ctrl-C reaches it once: from here.
    detached: true,
  });
  endWithThisProcess(child);
  // It may be gone when it is told something.
  child.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) if (stream) print(stream);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`Cannot run: ${error.message}`));
    child.once('exit', async (code, signal) => {
      // What it printed comes first, unless another process still has its output.
      await Promise.race([once(child, 'close'), sleep(FLUSH_MS)]);
      resolve(signal ? `Ended by ${signal}` : `Ended with code ${code}`);
    });
  });
  let running = false;
  return {
    ended,
    run(main, inspectPort) {
      running = true;
      if (child.connected)
        child.send({ url: pathToFileURL(main).href, ...(inspectPort && { inspectPort }) });
    },
    async listensOn(port, signal) {
      try {
        for await (const [message] of on(child, 'message', { signal }))
          if ((message as { port?: number }).port === port) return true;
      } catch {
        // The signal came first.
      }
      return false;
    },
    async stop(limitMs) {
      if (isGone(child)) return;
      child.kill(running ? 'SIGTERM' : 'SIGKILL');
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

const isGone = ({ exitCode, signalCode, pid }: ChildProcess): boolean =>
  pid === undefined || exitCode !== null || signalCode !== null;
