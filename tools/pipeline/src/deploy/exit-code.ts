import type { Outcome } from './report/report.ts';

/** 0: what was asked for is what runs; 1: it is not, and was refused or has failed; 2: AWS could not be asked. */
export const EXIT_CODES: Readonly<Record<Exclude<Outcome, 'interrupted'>, number>> = {
  deployed: 0,
  unchanged: 0,
  done: 0,
  planned: 0,
  refused: 1,
  failed: 1,
  undecided: 2,
};
