import type { Table } from './table.ts';

/** What a benchmark is run with. */
export interface RunOptions {
  /** Fewer rounds, shorter measurements: to see that it works, not to quote from. */
  quick: boolean;
  /** How long to soak. Default: 300, or 20 where it is quick. */
  seconds?: number | undefined;
  /** Tells a person what is going on; goes to stderr. */
  progress: (message: string) => void;
}

/** What a benchmark found. */
export interface BenchmarkResult {
  /** One line: how it was measured. */
  how: string;
  tables: readonly Table[];
  /** Every single measurement, for machines. */
  measurements: readonly Measurement[];
}

export interface Measurement {
  variant: string;
  round: number;
  [value: string]: string | number;
}

/** Something that can be compared with others of its kind. */
export interface Variant {
  /** Name of its script, and its id in JSON. */
  name: string;
  /** What the table calls it. */
  label: string;
}

export type Benchmark = (options: RunOptions) => Promise<BenchmarkResult>;
