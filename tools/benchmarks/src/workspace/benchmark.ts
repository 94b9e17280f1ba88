import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement, BenchmarkResult, RunOptions } from '../harness/benchmark.ts';
import { ratio, short } from '../harness/format.ts';
import { inRounds } from '../harness/rounds.ts';
import { median, ratioToBase } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';
import { sampleWorkspace, withoutPlugin } from './sample-workspace.ts';
import { GENERATE, GENERATE_PLAIN, GRAPH, SYNC, type Task } from './tasks.ts';

/** Where Nx runs its plugins: in a process each, as it does by default, or in its own, as our CI has it. */
const MODES = [
  { name: 'workers', env: {} },
  { name: 'in-process', env: { NX_ISOLATE_PLUGINS: 'false' } },
];

/** A Gatehouse task, and the plain Nx equivalent. */
interface Row {
  ours: Task;
  plain?: Task;
}
const ROWS: readonly Row[] = [
  ...GRAPH.map((task) => ({ ours: task, plain: task })),
  { ours: GENERATE, plain: GENERATE_PLAIN },
  ...SYNC.map((task) => ({ ours: task })),
];

/** Milliseconds, by the name of what was measured. */
type Figures = ReadonlyMap<string, readonly number[]>;

/** What the generator, the drift check and the inferred targets cost as a workspace grows. */
export async function benchmarkWorkspace({
  quick,
  progress,
}: RunOptions): Promise<BenchmarkResult> {
  const sizes = quick ? [10] : [10, 100, 300];
  const rounds = quick ? 1 : 3;
  const tables: Table[] = [];
  const measurements: Measurement[] = [];
  for (const size of sizes) {
    progress(`a workspace of ${size} services, with the plugin and without`);
    const figures = await measure(size, rounds, progress);
    tables.push(...MODES.map(({ name }) => tableOf(size, name, figures)));
    measurements.push(...measurementsOf(size, figures));
  }
  return {
    how:
      `${rounds} round(s); whole commands, no daemon, npm install left out; "plain Nx" is the same ` +
      `workspace without the plugin, the services' targets written out in their package.json.`,
    tables,
    measurements,
  };
}

async function measure(
  size: number,
  rounds: number,
  progress: RunOptions['progress'],
): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-benchmark-'));
  try {
    return await measureIn(folder, size, rounds, progress);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(
  folder: string,
  size: number,
  rounds: number,
  progress: RunOptions['progress'],
): Promise<Figures> {
  const ours = await sampleWorkspace(join(folder, 'ours'), size);
  const plain = await withoutPlugin(ours, join(folder, 'plain'));
  const variants = MODES.flatMap(({ name: mode, env }) =>
    ROWS.flatMap((row) =>
      [
        { side: 'plain', task: row.plain, workspace: plain },
        { side: 'ours', task: row.ours, workspace: ours },
      ].flatMap(({ side, task, workspace }) =>
        task === undefined
          ? []
          : {
              name: figureName(mode, side, row),
              label: `${side}, ${mode}: ${task.label}`,
              run: () => task.run(workspace, env),
            },
      ),
    ),
  );
  const measured = await inRounds(variants, rounds, ({ run }) => run(), progress);
  return new Map(measured.map(({ variant, measurements }) => [variant.name, measurements]));
}

const figureName = (mode: string, side: string, { ours }: Row) => `${mode}/${side}/${ours.name}`;

function tableOf(size: number, mode: string, figures: Figures): Table {
  return {
    title: `${size} services, plugins ${mode === 'workers' ? 'in workers' : mode}`,
    header: ['command', 'ms', 'plain Nx, ms', 'times plain Nx'],
    rows: ROWS.map((row) => {
      const [ours, plain] = ['ours', 'plain'].map(
        (side) => figures.get(figureName(mode, side, row)) ?? [],
      ) as [number[], number[]];
      return [
        row.ours.label,
        short(median(ours)),
        short(median(plain)),
        ratio(ratioToBase(ours, plain)),
      ];
    }),
  };
}

function measurementsOf(size: number, figures: Figures): Measurement[] {
  return [...figures].flatMap(([variant, values]) =>
    values.map((milliseconds, at) => ({ variant, round: at + 1, services: size, milliseconds })),
  );
}
