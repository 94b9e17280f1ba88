import type { Measurement, BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { startChild } from '../harness/child.ts';
import { inRounds } from '../harness/rounds.ts';
import type { Table } from '../harness/table.ts';
import { LINES_A_TURN, type LogResult } from './drive.ts';
import { type Kind, type Sink, type LogMeasurement, logTable } from './log-table.ts';

const VARIANTS: readonly Variant[] = [
  { name: 'ours', label: '@gatehouse/logging' },
  { name: 'pino-default', label: 'pino as it comes (no trace id, no redaction)' },
  { name: 'pino', label: 'pino, mixin, 10 redact paths' },
  { name: 'pino-wildcards', label: 'pino, mixin, 10 redact paths, 5 with a wildcard' },
  { name: 'pino-async', label: 'pino, mixin, 10 redact paths, asynchronous' },
  { name: 'winston', label: 'winston, json, Console, clone redaction' },
  { name: 'powertools', label: 'Powertools logger' },
];

/** Log lines a second, by kind of line and by sink. */
export async function benchmarkLogging({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 2 : 5;
  const lines = quick ? 40_000 : 100_000;
  const tables: Table[] = [];
  const measurements: Measurement[] = [];
  for (const kind of ['plain', 'full'] as const) {
    for (const sink of ['/dev/null', 'pipe'] as const) {
      const measured = await inRounds(
        VARIANTS,
        rounds,
        ({ name }) => measure(name, kind, sink, lines),
        (message) => progress(`${kind} lines to ${sink}, ${message}`),
      );
      tables.push(logTable(kind, sink, measured));
      for (const { variant, measurements: rows } of measured) {
        rows.forEach((row, at) =>
          measurements.push({ variant: variant.name, round: at + 1, kind, sink, ...row }),
        );
      }
    }
  }
  const how =
    `${rounds} rounds of ${lines} lines after a warm-up, each in a process of its own, variants in turn; ` +
    `${LINES_A_TURN} lines a turn of the event loop; the clock stops when the sink has taken all; ` +
    'the pipe’s reader is `wc -l`, native code as in a container runtime. ' +
    'Plain: a message. Full: also a trace id from AsyncLocalStorage and a nested object with one field to redact.';
  return { how, tables, measurements };
}

async function measure(
  variant: string,
  kind: Kind,
  sink: Sink,
  lines: number,
): Promise<LogMeasurement> {
  const warmUp = lines / 4;
  const child = startChild(`logging/variants/${variant}`, {
    args: [kind, String(warmUp), String(lines)],
    stdout: sink,
  });
  const result = await child.receive<LogResult>();
  return { ...result, lost: warmUp + lines - (await child.linesRead()) };
}
