import type { BenchmarkResult, RunOptions } from '../harness/benchmark.ts';
import { startChild } from '../harness/child.ts';
import { range, ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { ratioToBase, summarize } from '../harness/statistics.ts';
import { measureWholeReports } from './whole-reports.ts';

const SIZES = [10_000, 30_000, 100_000].map((findings) => ({
  name: String(findings),
  label: `${findings.toLocaleString('en')} findings`,
}));

interface GateMeasurement {
  milliseconds: number;
  megabytes: number;
  decisions: number;
}

/**
 * Complete reports in complete processes, and merging and deciding on the findings of three scanners, each time in a
 * new process without warm-up.
 */
export async function benchmarkGate({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 1 : 5;
  const measured = await inRounds(SIZES, rounds, ({ name }) => measure(name), progress);
  const whole = await measureWholeReports(quick, rounds, progress);
  const [base] = measured.map(({ measurements }) => measurements.map((one) => one.milliseconds));
  return {
    how: `${rounds} round(s); reports as Trivy writes them, with packages, descriptions and references, read and decided in whole processes; and findings of three scanners, a third each, merged and decided alone.`,
    tables: [
      ...whole.tables,
      {
        title: 'merging and deciding alone',
        header: ['findings', 'ms', 'range', 'times the first', 'MB at the most', 'decisions'],
        rows: measured.map(({ variant, measurements }) => {
          const times = measurements.map(({ milliseconds }) => milliseconds);
          return [
            variant.label,
            short(summarize(times).median),
            range(summarize(times)),
            ratio(ratioToBase(times, base ?? [])),
            short(Math.max(...measurements.map(({ megabytes }) => megabytes))),
            String(measurements[0]?.decisions),
          ];
        }),
      },
    ],
    measurements: [...whole.measured, ...measured].flatMap(({ variant, measurements }) =>
      measurements.map((one, at) => ({ variant: variant.name, round: at + 1, ...one })),
    ),
  };
}

async function measure(findings: string): Promise<GateMeasurement> {
  return startChild('gate/variants/ours', { args: [findings], stdout: '/dev/null' }).receive();
}
