import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { startAws } from '../harness/api-keys.ts';
import { startChild } from '../harness/child.ts';
import { range, ratio, short } from '../harness/format.ts';
import { inRounds, type Measured } from '../harness/rounds.ts';
import { median, ratioToBase, summarize } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import type { Ready } from './announce-ready.ts';
import { buildBundles, bundled, bundledAsService } from './build-bundles.ts';

const BASE = bundled('express-winston');

const LABELS = {
  ours: '@gatehouse/service-kit + SNS client, API keys loaded',
  'express-winston': 'Express 5 + winston + SNS client, as the tutorial writes it',
  'fastify-pino': 'fastify + pino + SNS client',
};

const VARIANTS: readonly Variant[] = Object.entries(LABELS).flatMap(([name, label]) => [
  { name: bundledAsService(name), label: `${label}: bundled as a service` },
  { name: bundled(name), label: `${label}: bundled by esbuild as it comes` },
  { name: `start/variants/${name}`, label: `${label}: packages from node_modules` },
]);

interface StartMeasurement {
  milliseconds: number;
  /** CPU time of the process, user and system. */
  cpuMs: number;
  megabytes: number;
}

/** From the start of the process until it listens, and its memory then. */
export async function benchmarkStart({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 3 : 11;
  await buildBundles();
  const { aws, env } = await startAws();
  const measured = await inRounds(VARIANTS, rounds, ({ name }) => measure(name, env), progress);
  await aws.stop();
  const measurements = measured.flatMap(({ variant, measurements: rows }) =>
    rows.map((row, at) => ({ variant: variant.name, round: at + 1, ...row })),
  );
  const how =
    `${rounds} rounds, variants in turn; from the start of the process until it listens. Ours has ` +
    'its configuration checked and its API keys read from Secrets Manager by then; the peers have neither. ' +
    'CPU is what the process used until then: on a busy machine the figure to compare.';
  return { how, tables: [table(measured)], measurements };
}

async function measure(script: string, env: Record<string, string>): Promise<StartMeasurement> {
  const started = performance.now();
  const child = startChild(script, { env, stdout: '/dev/null' });
  const { cpuMs, rss } = await child.receive<Ready>();
  const milliseconds = performance.now() - started;
  child.process.disconnect();
  await child.linesRead();
  return { milliseconds, cpuMs, megabytes: rss / 1_048_576 };
}

function table(measured: Measured<Variant, StartMeasurement>[]): Table {
  const column = (rows: StartMeasurement[], name: keyof StartMeasurement) =>
    rows.map((row) => row[name]);
  const base = measured.find(({ variant }) => variant.name === BASE)?.measurements ?? [];
  return {
    title:
      'process start to listening (1.00x: the tutorial’s, bundled as it comes; less is better)',
    header: ['service', 'ms', 'min..max', 'ratio', 'CPU ms', 'ratio', 'memory MB'],
    rows: measured.map(({ variant, measurements: rows }) => {
      const time = summarize(column(rows, 'milliseconds'));
      return [
        variant.label,
        short(time.median),
        range(time),
        ratio(ratioToBase(column(rows, 'milliseconds'), column(base, 'milliseconds'))),
        short(median(column(rows, 'cpuMs'))),
        ratio(ratioToBase(column(rows, 'cpuMs'), column(base, 'cpuMs'))),
        short(median(column(rows, 'megabytes'))),
      ];
    }),
  };
}
