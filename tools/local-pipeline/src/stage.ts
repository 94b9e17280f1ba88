/** How a stage ended: `left-out` is one that cannot run here and does not have to. */
export type StageOutcome = 'passed' | 'left-out' | 'blocked' | 'undecided' | 'failed';

export interface StageResult {
  readonly outcome: StageOutcome;
  /** One line: what came of it. */
  readonly detail: string;
}

/** One step of the pipeline. It gets what the stages before it have left, and leaves something for those after it. */
export interface Stage {
  readonly name: string;
  run(): Promise<StageResult>;
}

/** A stage that has had its turn; milliseconds. */
export interface Finished extends StageResult {
  readonly name: string;
  readonly milliseconds: number;
}

/** A stage that stops the pipeline; the exit codes are those of `gatehouse gate`. */
export const EXIT_CODES: Readonly<Record<StageOutcome, number>> = {
  passed: 0,
  'left-out': 0,
  blocked: 1,
  failed: 1,
  undecided: 2,
};
