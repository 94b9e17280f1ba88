import { GENERATE, GENERATE_PLAIN, GRAPH, SYNC, type Task } from './tasks.ts';

/** A Gatehouse task, and the plain Nx equivalent. */
export interface Row {
  ours: Task;
  plain?: Task;
}

export const ROWS: readonly Row[] = [
  ...GRAPH.map((task) => ({ ours: task, plain: task })),
  { ours: GENERATE, plain: GENERATE_PLAIN },
  ...SYNC.map((task) => ({ ours: task })),
];
