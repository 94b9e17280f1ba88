import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '../gate/build-cli.ts';
import { measureProcess } from '../gate/measure-process.ts';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { startChild } from '../harness/child.ts';
import { short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { writeYear } from './write-year.ts';
import { type Steps, wholeTable, stepsTable } from './report-tables.ts';
const SERVICES = 100;
const QUICK_SERVICES = 5;

/**
 * The weekly report of a year: the command in whole processes, and each of its steps in new processes. Nothing is
 * warmed up.
 */
export async function benchmarkReport({ quick, progress }: RunOptions): Promise<BenchmarkResult> {
  const rounds = quick ? 1 : 5;
  const services = quick ? QUICK_SERVICES : SERVICES;
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-year-'));
  try {
    progress(`writing a year of ${services} services`);
    const year = join(folder, 'year');
    const records = writeYear(year, services);
    const cli = await buildCli();
    const run = (...args: readonly string[]) =>
      measureProcess([process.execPath, cli, ...args], [0], folder);
    progress('compacting it');
    const compaction = run('compact', '--records', join(year, 'new'));
    const stores: Variant[] = [
      { name: 'weekly', label: 'a segment a week' },
      { name: 'new', label: 'compacted at once' },
      { name: 'records', label: 'without compaction' },
    ];
    const page = join(folder, 'report.html');
    const whole = await inRounds(
      stores,
      rounds,
      async ({ name }) => run('report', '--records', join(year, name), '--output', page),
      progress,
    );
    const steps = await inRounds(
      stores,
      rounds,
      ({ name }) =>
        startChild('report/variants/ours', {
          ...{ args: [join(year, name)], stdout: '/dev/null' },
        }).receive<Steps>(),
      progress,
    );
    return {
      how: `${rounds} round(s); a year of ${services} services, ${records} records in a folder; "gatehouse report" from JavaScript, as a published package is.`,
      tables: [
        wholeTable(whole),
        stepsTable(steps),
        {
          title: 'gatehouse compact, of the whole year at once',
          header: ['records', 's', 'CPU s', 'MB at the most'],
          rows: [
            [
              String(records),
              short(compaction.seconds),
              short(compaction.cpuSeconds),
              short(compaction.megabytes),
            ],
          ],
        },
      ],
      measurements: [...whole, ...steps].flatMap(({ variant, measurements }) =>
        measurements.map((one, at) => ({ variant: variant.name, round: at + 1, ...one })),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
