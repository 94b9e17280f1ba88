import type { Queue } from './model.ts';

export interface MoveTask {
  readonly handle: string;
  readonly source: Queue;
  /** Default: each message returns to its source queue. */
  readonly destinationArn: string | undefined;
  readonly perSecond: number | undefined;
  readonly startedAt: number;
  readonly toMove: number;
  moved: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  failure?: string;
}
