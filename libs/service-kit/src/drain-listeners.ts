/** Listeners for the start of a shutdown; a connection's listener is removed with the connection. */
export class DrainListeners {
  readonly #listeners = new Set<() => unknown>();

  /** @returns a function that removes the listener. */
  add(listener: () => unknown): () => void {
    // A separate entry, so that removing a listener that was added twice removes one entry.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /**
   * Calls all listeners at once.
   * @throws {AggregateError} if some fail; the others are still called.
   */
  async call(): Promise<void> {
    const outcomes = await Promise.allSettled([...this.#listeners].map(async (call) => call()));
    const errors = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    if (errors.length > 0) throw new AggregateError(errors, 'Drain listeners failed');
  }
}
