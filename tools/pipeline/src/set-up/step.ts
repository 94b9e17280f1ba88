import type { SetUpContext } from './context.ts';

/**
 * `automatic`: the command does it. `manual`: only a person can do it, and the command verifies it. `check`: a
 * prerequisite or an effect of other steps, which is right unless something went wrong.
 */
export type StepKind = 'automatic' | 'manual' | 'check';

/** The result of a check, with its evidence. */
export interface StepState {
  readonly state: 'done' | 'missing' | 'differs';
  /** One line. */
  readonly evidence: string;
  /** The command that fixes it, if that is not `gatehouse set-up`. Set-up then leaves it to the person. */
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
  /** The registry and the environments that it is for; empty: for all. */
  readonly places: readonly string[];
  /** Ids of the steps that come first. */
  readonly needs: readonly string[];
  /** Whether no step that needs it can be checked before it is done; other dependencies allow a check. */
  readonly isGate?: true;
  /** Duration in minutes, if worth knowing. */
  readonly minutes?: number;
  /** Its cost. */
  readonly cost?: string;
  /** Questions that the command asks if it cannot know the answers. */
  readonly question?: string;
  /**
   * Checks it, and changes nothing in AWS or on GitHub.
   * @throws if it could not be checked; the message is one line
   */
  check(context: SetUpContext): Promise<StepState>;
}

export interface AutomaticStep extends StepBase {
  readonly kind: 'automatic';
  /** Applies it; also correct after an earlier run applied a part of it. */
  apply(context: SetUpContext): Promise<void>;
}

export interface PersonalStep extends StepBase {
  readonly kind: 'manual' | 'check';
  /** The manual work: sentences, and commands that begin with `$ `. */
  readonly instructions: readonly string[];
}

export type Step = AutomaticStep | PersonalStep;
