import type { Measurement, BenchmarkResult, RunOptions } from '../harness/benchmark.ts';
import type { Table } from '../harness/table.ts';
import { MODES } from './modes.ts';
import type { Figures } from './figures.ts';
import { sizeTable } from './size-table.ts';
import { measureSize } from './measure-size.ts';

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
    const figures = await measureSize(size, rounds, progress);
    tables.push(...MODES.map(({ name }) => sizeTable(size, name, figures)));
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

function measurementsOf(size: number, figures: Figures): Measurement[] {
  return [...figures].flatMap(([variant, values]) =>
    values.map((milliseconds, at) => ({ variant, round: at + 1, services: size, milliseconds })),
  );
}
