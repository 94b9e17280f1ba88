import type { Options } from './command-options.ts';
import type { JobContext, StepEnd } from './job-context.ts';

/** What a command of Gatehouse does in a simulation. */
export type Command = (options: Options, job: JobContext, words: readonly string[]) => StepEnd;
