/** Work that may outlive the request that began it, such as clearing up after it; shutdown waits for its end. */
export class WorkUnderWay {
  readonly #open = new Set<Promise<unknown>>();

  get size(): number {
    return this.#open.size;
  }

  /** Follows the work to its end, good or bad, and gives it back. */
  follow<T>(work: Promise<T>): Promise<T> {
    const end: Promise<void> = work.catch(() => undefined).then(() => void this.#open.delete(end));
    this.#open.add(end);
    return work;
  }

  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }
}
