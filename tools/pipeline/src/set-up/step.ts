import type { SetUpContext } from './context.ts';

/**
 * `automatic`: the command does it. `manual`: only a person can do it, and the command verifies it. `check`: a
 * prerequisite or an effect of other steps, which is right already when nothing went wrong.
 */
export type StepKind = 'automatic' | 'manual' | 'check';

/** What a check has found, with what it has seen. */
export interface StepState {
  readonly state: 'done' | 'missing' | 'differs';
  /** One line. */
  readonly evidence: string;
  /** The command that fixes it, where that is not `gatehouse set-up`. Set-up then leaves it to the person. */
  readonly fix?: string;
}

export const done = (evidence: string): StepState => ({ state: 'done', evidence });
export const missing = (evidence: string, fix?: string): StepState => ({
  ...{ state: 'missing', evidence },
  ...(fix !== undefined && { fix }),
});
export const differs = (evidence: string, fix?: string): StepState => ({
  ...{ state: 'differs', evidence },
  ...(fix !== undefined && { fix }),
});

interface StepBase {
  /** Such as `stacks/production`. */
  readonly id: string;
  /** What is true when it is done. */
  readonly title: string;
  /** The registry and the environments that it is for; none: for all. */
  readonly places: readonly string[];
  /** Ids of the steps that come first. */
  readonly needs: readonly string[];
  /** Whether nothing that needs it can be seen before it is done; others can be checked all the same. */
  readonly isGate?: true;
  /** How long it takes, in minutes, where that is worth knowing. */
  readonly minutes?: number;
  /** What it costs. */
  readonly cost?: string;
  /** What the command asks on the way, where it cannot know it. */
  readonly question?: string;
  /**
   * Looks, and changes nothing in AWS or on GitHub.
   * @throws where that could not be seen; the message is one line
   */
  check(context: SetUpContext): Promise<StepState>;
}

export interface AutomaticStep extends StepBase {
  readonly kind: 'automatic';
  /** Does it; right also where an earlier run did a part of it. */
  apply(context: SetUpContext): Promise<void>;
}

export interface PersonalStep extends StepBase {
  readonly kind: 'manual' | 'check';
  /** What the person does: sentences, and commands that begin with `$ `. */
  readonly instructions: readonly string[];
}

export type Step = AutomaticStep | PersonalStep;
