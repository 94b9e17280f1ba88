import { parseMoment } from '../gate/moment.ts';

/**
 * The parts that gate records do not share, by column: a year has 70,000, and lists of numbers are parsed much faster
 * than an object for each.
 */
export interface OwnColumns {
  readonly sequence: readonly number[];
  /** Milliseconds since 1970. */
  readonly at: readonly number[];
  readonly milliseconds: readonly number[];
  /** Indexes into the segment's list of parts. */
  readonly part: readonly number[];
  /** Indexes into the segment's list of runs; {@link NO_RUN} if the run is unknown. */
  readonly run: readonly number[];
}
type Column = keyof OwnColumns;
export const COLUMNS: readonly Column[] = ['sequence', 'at', 'milliseconds', 'part', 'run'];
export const NO_RUN = -1;

const OWN: ReadonlySet<string> = new Set(['sequence', 'at', 'milliseconds', 'run']);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * Adds a record's own part to the columns.
 * @param part Index of its shared part.
 * @param positionOfRun Returns the index of a run in the list of runs.
 * @returns false, without a change, if a field has another form than this version writes
 */
export function addToColumns(
  columns: Readonly<Record<Column, number[]>>,
  own: Readonly<Record<string, unknown>>,
  part: number,
  positionOfRun: (run: string) => number,
): boolean {
  const { sequence, at: text, milliseconds, run } = own;
  const at = typeof text === 'string' ? parseMoment(text)?.getTime() : undefined;
  if (
    Object.keys(own).some((field) => !OWN.has(field)) ||
    !(isCount(sequence) && sequence > 0 && isCount(milliseconds) && isCount(at)) ||
    !(run === undefined || isRun(run))
  )
    return false;
  columns.sequence.push(sequence);
  columns.at.push(at);
  columns.milliseconds.push(milliseconds);
  columns.part.push(part);
  columns.run.push(run === undefined ? NO_RUN : positionOfRun(run));
  return true;
}

/** As in the schema of a record: an address, or another line. */
const isRun = (run: unknown): run is string =>
  typeof run === 'string' && run.length > 0 && run.length <= 300;

export const emptyColumns = (): Record<Column, number[]> => ({
  ...{ sequence: [], at: [], milliseconds: [] },
  ...{ part: [], run: [] },
});

/** A record's own part, from one row. */
export interface Own {
  readonly sequence: number;
  readonly at: number;
  readonly milliseconds: number;
  readonly run: string | undefined;
}

/** @returns undefined if a value of the row is impossible */
export function ownAt(columns: OwnColumns, row: number, runs: readonly unknown[]): Own | undefined {
  const [sequence, at, milliseconds] = [
    columns.sequence[row],
    columns.at[row],
    columns.milliseconds[row],
  ];
  if (!(isCount(sequence) && sequence > 0 && isCount(at) && isCount(milliseconds)))
    return undefined;
  const run = columns.run[row] as number;
  if (run === NO_RUN) return { sequence, at, milliseconds, run: undefined };
  const known = runs[run];
  return isRun(known) ? { sequence, at, milliseconds, run: known } : undefined;
}
