import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from '../gate/measure-process.ts';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { range, short } from '../harness/format.ts';
import { median, summarize } from '../harness/statistics.ts';
import { sampleManifests } from './sample-manifests.ts';

interface Case extends Variant {
  readonly services: number;
  /** What has passed the checks before: nothing, all, or all but the stacks of one service. */
  readonly kind: 'first' | 'again' | 'one changed';
}

/** How often each number of services is measured: 300 of them take minutes. */
const ROUNDS: Readonly<Record<number, number>> = { 1: 3, 50: 2, 300: 1 };

const KINDS: readonly Case['kind'][] = ['first', 'again', 'one changed'];

/**
 * Synthesis of all stacks of all environments, checks included, in a new process each: for the first time, as in a fresh
 * clone; again without a change; and after a change of one service.
 */
export async function benchmarkSynthesis({
  quick,
  progress,
}: RunOptions): Promise<BenchmarkResult> {
  const sizes = quick ? [1] : Object.keys(ROUNDS).map(Number);
  const results: { of: Case; round: number; cpu: number; seconds: number }[] = [];
  for (const services of sizes)
    for (let round = 0; round < (quick ? 1 : ROUNDS[services]!); round++) {
      const root = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
      try {
        sampleManifests(root, services);
        for (const kind of KINDS) {
          const name = `${services} services, ${kind}`;
          progress(name);
          if (kind === 'one changed') change(join(root, 'apps/svc-000/service.json'));
          const { cpuSeconds: cpu, seconds } = measureProcess(
            ['node', 'main.js'],
            [0],
            `${root}/apps/infrastructure`,
          );
          progress(`${name}: ${short(seconds)} s, ${short(cpu)} s of CPU`);
          results.push({
            of: { name, label: name, services, kind },
            round: round + 1,
            cpu,
            seconds,
          });
        }
      } finally {
        rmSync(root, { recursive: true });
      }
    }
  const rows = sizes.flatMap((services) =>
    KINDS.map((kind) => {
      const some = results.filter(({ of }) => of.services === services && of.kind === kind);
      const cpu = some.map((each) => each.cpu);
      return [
        String(services),
        kind,
        short(median(cpu)),
        range(summarize(cpu)),
        short(median(some.map((each) => each.seconds))),
      ];
    }),
  );
  return {
    how: `${quick ? 'One round' : `Rounds: ${Object.values(ROUNDS).join(', ')}`}; a new process each, all environments, cdk-nag and CloudFormation's checks included.`,
    tables: [
      {
        title: 'synthesis of the infrastructure',
        header: ['services', 'run', 'CPU, s', 'range', 's'],
        rows,
      },
    ],
    measurements: results.map(({ of, ...figures }) => ({ variant: of.name, ...figures })),
  };
}

/** Another description, which is in two stacks of each environment. */
function change(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('Service 0', 'Service 0, changed'));
}
