import { setImmediate as turn } from 'node:timers/promises';
import { fieldsOf, MESSAGE, traces, type Fields } from './content.ts';

/** What a variant must implement. */
export interface LogVariant {
  plain(message: string): void;
  full(message: string, fields: Fields): void;
  /** Resolves when every line has left the process. */
  flush(): void | Promise<void>;
  /** Runs one turn's work within a trace. Default: the storage of `content.ts`. */
  inTrace?(trace: Trace, work: () => void): void;
}

export interface Trace {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

/** The message from the child process to the benchmark. */
export interface LogResult {
  lines: number;
  seconds: number;
  cpuSeconds: number;
}

/**
 * A service logs a few lines for each request and then waits, so the lines come in turns of the
 * event loop.
 */
export const LINES_A_TURN = 20;

export const sampleTrace: Trace = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  sampled: true,
};

/** Runs in the child process. Arguments: `plain|full`, lines to warm up with, lines to measure. */
export async function drive(variant: LogVariant): Promise<void> {
  const [kind = 'plain', warmUp = '0', measured = '20'] = process.argv.slice(2);
  const log = kind === 'full' ? fullLines(variant) : plainLines(variant);
  await inTurns(log, Number(warmUp));
  await variant.flush();

  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await inTurns(log, Number(measured));
  await variant.flush();
  const seconds = (performance.now() - before) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  const cpuSeconds = (cpu.user + cpu.system) / 1_000_000;
  const result: LogResult = { lines: Number(measured), seconds, cpuSeconds };
  process.send?.(result, () => process.disconnect());
}

function plainLines(variant: LogVariant): (count: number) => void {
  return (count) => {
    for (let line = 0; line < count; line++) variant.plain(MESSAGE);
  };
}

function fullLines(variant: LogVariant): (count: number) => void {
  const inTrace = variant.inTrace ?? ((trace, work) => traces.run(trace, work));
  return (count) =>
    inTrace(sampleTrace, () => {
      for (let line = 0; line < count; line++) variant.full(MESSAGE, fieldsOf(line));
    });
}

async function inTurns(log: (count: number) => void, lines: number): Promise<void> {
  for (let left = lines; left > 0; left -= LINES_A_TURN) {
    log(Math.min(left, LINES_A_TURN));
    await turn();
  }
}
