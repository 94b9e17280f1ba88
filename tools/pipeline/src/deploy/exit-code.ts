import type { OperationOutcome } from './report/report.ts';

/**
 * 0: the requested revision runs; 1: it does not, because it was refused or has failed; 2: AWS could not be reached.
 */
export const EXIT_CODES: Readonly<Record<Exclude<OperationOutcome, 'interrupted'>, number>> = {
  deployed: 0,
  unchanged: 0,
  done: 0,
  planned: 0,
  shown: 0,
  refused: 1,
  failed: 1,
  undecided: 2,
};
