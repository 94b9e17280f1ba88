/** Completed steps by id. */
export interface Ran {
  outputs: Record<string, string>;
  outcome: string;
}

/** The state of running steps. */
export interface StepState {
  readonly steps: Record<string, Ran>;
  failed: boolean;
}

export const newState = (): StepState => ({ steps: {}, failed: false });
