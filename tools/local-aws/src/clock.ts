/** The clock of the services: the machine's, or in tests one that stands still until it is advanced. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Runs an action once, after this many milliseconds.
   * @returns a function that cancels it
   */
  after(ms: number, action: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
};
