import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { range, ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { median, ratioToBase, summarize } from '../harness/statistics.ts';
import { runProcess } from '../workspace/run-process.ts';
import { sampleManifests } from './sample-manifests.ts';

interface Size extends Variant {
  readonly services: number;
}

const sizeOf = (services: number): Size => ({
  name: String(services),
  label: `${services} services`,
  services,
});

/** Synthesis of all stacks of all environments, checks included, as the number of services grows. */
export async function benchmarkSynthesis({
  quick,
  progress,
}: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 1 : 5;
  const sizes = (quick ? [2, 10] : [2, 10, 25, 50]).map(sizeOf);
  const measured = await inRounds(sizes, rounds, synthesise, progress);
  const base = measured[0]?.measurements ?? [];
  return {
    how: `${rounds} round(s); a new process each, all environments, cdk-nag and CloudFormation's checks included.`,
    tables: [
      {
        title: 'synthesis of the infrastructure',
        header: ['services', 's', 'range', 'times the first', 'ms for one more service'],
        rows: measured.map(({ variant, measurements }) => [
          String(variant.services),
          short(median(measurements) / 1_000),
          range(summarize(measurements.map((milliseconds) => milliseconds / 1_000))),
          ratio(ratioToBase(measurements, base)),
          short(perService(variant, measurements, sizes[0]!, base)),
        ]),
      },
    ],
    measurements: measured.flatMap(({ variant, measurements }) =>
      measurements.map((milliseconds, at) => ({
        variant: variant.name,
        round: at + 1,
        milliseconds,
      })),
    ),
  };
}

/** Flat where it is the same for few services and for many. NaN for the first size. */
function perService(
  size: Size,
  values: readonly number[],
  first: Size,
  base: readonly number[],
): number {
  return (median(values) - median(base)) / (size.services - first.services);
}

async function synthesise({ services }: Size): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
  try {
    sampleManifests(root, services);
    return await runProcess('node', ['--import', 'tsx', 'main.ts'], {
      cwd: `${root}/apps/infrastructure`,
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}
