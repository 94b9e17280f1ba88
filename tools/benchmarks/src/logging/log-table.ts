import type { Variant } from '../harness/benchmark.ts';
import { range, ratio, short } from '../harness/format.ts';
import type { Measured } from '../harness/rounds.ts';
import { ratioToBase, summarize } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import type { LogResult } from './drive.ts';

export type Kind = 'plain' | 'full';

export type Sink = '/dev/null' | 'pipe';

export type LogMeasurement = LogResult & { lost: number };

/** Plain lines are compared with pino's defaults, full lines with a pino that writes the same. */
const BASE: Record<Kind, string> = { plain: 'pino-default', full: 'pino' };

/** Lines a second and CPU time of each logger. */
export function logTable(
  kind: Kind,
  sink: Sink,
  measured: Measured<Variant, LogMeasurement>[],
): Table {
  const rate = ({ lines, seconds }: LogMeasurement) => lines / seconds;
  const base = measured.find(({ variant }) => variant.name === BASE[kind]);
  const baseRates = base?.measurements.map(rate) ?? [];
  const rows = measured.map(({ variant, measurements }) => {
    const rates = measurements.map(rate);
    const cpu = summarize(measurements.map((m) => (m.cpuSeconds / m.lines) * 1e6));
    const speed = summarize(rates);
    const lost = measurements.reduce((sum, m) => sum + m.lost, 0);
    return [
      variant.label,
      short(speed.median),
      range(speed),
      ratio(ratioToBase(rates, baseRates)),
      short(cpu.median),
      ...(sink === 'pipe' ? [String(lost)] : []),
    ];
  });
  return {
    title: `${kind} lines to ${sink === 'pipe' ? 'a pipe that is read' : sink} (1.00x: ${base?.variant.label})`,
    header: [
      'logger',
      'lines/s',
      'min..max',
      'ratio',
      'CPU us/line',
      ...(sink === 'pipe' ? ['lost'] : []),
    ],
    rows,
  };
}
