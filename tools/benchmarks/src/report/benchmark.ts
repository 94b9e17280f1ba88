import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from '../gate/build-cli.ts';
import { measureProcess, type ProcessMeasurement } from '../gate/measure-process.ts';
import type { BenchmarkResult, RunOptions, Variant } from '../harness/benchmark.ts';
import { startChild } from '../harness/child.ts';
import { short } from '../harness/format.ts';
import { inRounds, type Measured } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';

/** Writes a year of records; it belongs to the specs that compare every figure of that year. */
const WRITE_YEAR = fileURLToPath(
  new URL('../../../pipeline/src/report/test/write-year.ts', import.meta.url),
);
const SERVICES = 100;
const QUICK_SERVICES = 5;

interface Steps {
  records: number;
  missing: number;
  reading: number;
  computing: number;
  rendering: number;
  kilobytes: number;
  megabytes: number;
}

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

/** @returns how many records were written */
function writeYear(folder: string, services: number): number {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', WRITE_YEAR, folder, String(services)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The year could not be written: ${stderr}`);
  return Number(stdout);
}

const medianOf = <M>(all: readonly M[], value: (one: M) => number) => short(median(all.map(value)));

const wholeTable = (measured: readonly Measured<Variant, ProcessMeasurement>[]): Table => ({
  title: 'gatehouse report, from the start of the process to its end',
  header: ['records', 's', 'CPU s', 'MB at the most'],
  rows: measured.map(({ variant, measurements }) => [
    variant.label,
    medianOf(measurements, ({ seconds }) => seconds),
    medianOf(measurements, ({ cpuSeconds }) => cpuSeconds),
    medianOf(measurements, ({ megabytes }) => megabytes),
  ]),
});

const stepsTable = (measured: readonly Measured<Variant, Steps>[]): Table => ({
  title: 'its steps, in milliseconds',
  header: ['records', 'reading', 'computing', 'rendering', 'page kB', 'missing'],
  rows: measured.map(({ variant, measurements }) => [
    variant.label,
    medianOf(measurements, ({ reading }) => reading),
    medianOf(measurements, ({ computing }) => computing),
    medianOf(measurements, ({ rendering }) => rendering),
    medianOf(measurements, ({ kilobytes }) => kilobytes),
    medianOf(measurements, ({ missing }) => missing),
  ]),
});
