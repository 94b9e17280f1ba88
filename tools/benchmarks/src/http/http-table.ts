import type { Variant } from '../harness/benchmark.ts';
import { range, ratio, short } from '../harness/format.ts';
import type { Measured } from '../harness/rounds.ts';
import { median, ratioToBase, summarize } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';

export const BARE = 'express-bare';

export const BASE = 'express-tutorial';

export interface HttpMeasurement {
  requestsPerSecond: number;
  p99: number;
  cpuMicrosecondsPerRequest: number;
  failed: number;
}

/** Throughput, latency and CPU time of each server. */
export function httpTable(measured: Measured<Variant, HttpMeasurement>[]): Table {
  const of = (name: string, value: keyof HttpMeasurement) =>
    measured
      .find(({ variant }) => variant.name === name)
      ?.measurements.map((measurement) => measurement[value]) ?? [];
  const bareCpu = of(BARE, 'cpuMicrosecondsPerRequest');
  const rows = measured.map(({ variant, measurements }) => {
    const rates = measurements.map((m) => m.requestsPerSecond);
    const cpu = measurements.map((m) => m.cpuMicrosecondsPerRequest);
    const rate = summarize(rates);
    // Round by round, like the ratios.
    const added = median(cpu.map((value, round) => value - (bareCpu[round] ?? NaN)));
    return [
      variant.label,
      short(rate.median),
      range(rate),
      ratio(ratioToBase(rates, of(BASE, 'requestsPerSecond'))),
      short(median(measurements.map((m) => m.p99))),
      short(median(cpu)),
      variant.name === BARE ? '' : `${added < 0 ? '' : '+'}${short(added)}`,
      String(measurements.reduce((sum, m) => sum + m.failed, 0)),
    ];
  });
  return {
    title: 'POST with JSON, one access line (1.00x: Express 5 as the tutorial writes it)',
    header: [
      'server',
      'requests/s',
      'min..max',
      'ratio',
      'p99 ms',
      'CPU us/request',
      'over bare Express',
      'failed',
    ],
    rows,
  };
}
