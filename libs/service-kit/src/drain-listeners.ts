/** What is called when a shutdown begins; a listener of a single connection comes and goes with it. */
export class DrainListeners {
  readonly #listeners = new Set<() => unknown>();

  /** @returns a function that takes it back. */
  add(listener: () => unknown): () => void {
    // Its own entry, so that a listener that was added twice is taken back once.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Calls all of them at once. @throws {AggregateError} where some fail; the others are called all the same. */
  async call(): Promise<void> {
    const outcomes = await Promise.allSettled([...this.#listeners].map(async (call) => call()));
    const errors = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    if (errors.length > 0) throw new AggregateError(errors, 'Drain listeners failed');
  }
}
