/** The time that the services go by: the machine's, or in tests one that stands until it is moved. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does something once, after so many milliseconds. @returns cancels it */
  after(ms: number, action: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  },
};
