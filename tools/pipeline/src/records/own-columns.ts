import { parseMoment } from '../gate/moment.ts';

/**
 * What records of gates do not share, by column: a year has 70,000, and lists of numbers are read much faster than an
 * object for each.
 */
export interface OwnColumns {
  readonly sequence: readonly number[];
  /** Milliseconds since 1970. */
  readonly at: readonly number[];
  readonly milliseconds: readonly number[];
  /** Positions in the segment's list of parts. */
  readonly part: readonly number[];
  /** Positions in the segment's list of runs; {@link NO_RUN} where the run is not known. */
  readonly run: readonly number[];
}
type Column = keyof OwnColumns;
export const COLUMNS: readonly Column[] = ['sequence', 'at', 'milliseconds', 'part', 'run'];
export const NO_RUN = -1;

const OWN: ReadonlySet<string> = new Set(['sequence', 'at', 'milliseconds', 'run']);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * Puts what is a record's own into columns.
 * @param part Position of what it shares.
 * @param positionOfRun Gives the position of a run in the list of runs.
 * @returns false, and changes nothing, where a field is not as this version writes it
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

/** As the schema of a record: an address, or another line. */
const isRun = (run: unknown): run is string =>
  typeof run === 'string' && run.length > 0 && run.length <= 300;

export const emptyColumns = (): Record<Column, number[]> => ({
  ...{ sequence: [], at: [], milliseconds: [] },
  ...{ part: [], run: [] },
});

/** What is a record's own, of one row. */
export interface Own {
  readonly sequence: number;
  readonly at: number;
  readonly milliseconds: number;
  readonly run: string | undefined;
}

/** @returns undefined where a value of the row cannot be */
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
