import type { ProcessMeasurement } from '../gate/measure-process.ts';
import type { Variant } from '../harness/benchmark.ts';
import { short } from '../harness/format.ts';
import type { Measured } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';
import type { Table } from '../harness/table.ts';

export interface Steps {
  records: number;
  missing: number;
  reading: number;
  computing: number;
  rendering: number;
  kilobytes: number;
  megabytes: number;
}

const medianOf = <M>(all: readonly M[], value: (one: M) => number) => short(median(all.map(value)));

/** The time of the whole command, by how the records are stored. */
export const wholeTable = (measured: readonly Measured<Variant, ProcessMeasurement>[]): Table => ({
  title: 'gatehouse report, from the start of the process to its end',
  header: ['records', 's', 'CPU s', 'MB at the most'],
  rows: measured.map(({ variant, measurements }) => [
    variant.label,
    medianOf(measurements, ({ seconds }) => seconds),
    medianOf(measurements, ({ cpuSeconds }) => cpuSeconds),
    medianOf(measurements, ({ megabytes }) => megabytes),
  ]),
});

/** The time of each of its steps. */
export const stepsTable = (measured: readonly Measured<Variant, Steps>[]): Table => ({
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
