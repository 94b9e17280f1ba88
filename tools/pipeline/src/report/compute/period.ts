/** The days of a report. */
export interface Period {
  readonly first: number;
  readonly last: number;
}
