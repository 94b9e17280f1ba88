import type { TaskOutcome } from './task-outcome.ts';

/** The end of a task that RunTask starts. */
export type TaskEnd =
  /** It runs for this many ticks (default: 1), writes a line in each, and exits. */
  | { readonly exitCode?: number; readonly log?: readonly string[]; readonly ticks?: number }
  /** Its container never runs. */
  | { readonly neverStarts: 'image' | 'secret' }
  /** ECS starts none, and gives this reason. */
  | { readonly notPlaced: string }
  /** It runs until it is stopped. */
  | { readonly runsOn: true };

export function outcomeOf(end: TaskEnd): TaskOutcome {
  if ('neverStarts' in end) return { is: 'not started', cause: end.neverStarts };
  if ('notPlaced' in end) return { is: 'not placed', reason: end.notPlaced };
  if ('runsOn' in end) return { is: 'healthy' };
  const { exitCode = 0, log = [], ticks = 1 } = end;
  return { is: 'ending', exitCode, log, ticks };
}
