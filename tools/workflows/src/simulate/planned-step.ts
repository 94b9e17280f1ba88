import type { JobContext } from './job-context.ts';

/** The result of a step that waits. */
export const WAITS = Symbol('waits');

/** A step of a job or of one of our actions, ready to run. */
export interface PlannedStep {
  readonly minutes: number;
  /** The command or action, by its name in scenarios. */
  readonly title: string;
  /** @returns why it failed, or that it must run again a minute later */
  run(job: JobContext, fails: boolean): string | typeof WAITS | undefined;
}
