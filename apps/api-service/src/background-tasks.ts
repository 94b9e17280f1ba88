/**
 * Background tasks that may outlive their request, such as cleaning up after it; shutdown waits for
 * them.
 */
export class BackgroundTasks {
  readonly #open = new Set<Promise<unknown>>();

  get size(): number {
    return this.#open.size;
  }

  /** Tracks the task until it settles, and returns it. */
  follow<T>(work: Promise<T>): Promise<T> {
    const end: Promise<void> = work.catch(() => undefined).then(() => void this.#open.delete(end));
    this.#open.add(end);
    return work;
  }

  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}
