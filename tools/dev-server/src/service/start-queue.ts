/** Runs starts one after the other; what is asked for meanwhile leads to one more. */
export class StartQueue {
  readonly #start: () => Promise<void>;
  readonly #asked: () => void;
  #turn = Promise.resolve();
  #queued = false;
  #comparing = false;
  #ended = false;

  /**
   * @param start must not reject
   * @param asked called when a start is queued
   */
  constructor(start: () => Promise<void>, asked: () => void) {
    this.#start = start;
    this.#asked = asked;
  }

  /** Whether a start is queued. */
  get queued(): boolean {
    return this.#queued;
  }

  /** Queues a start unless one is queued; resolves when it has ended. */
  next(): Promise<void> {
    if (this.#queued || this.#ended) return this.#turn;
    this.#queued = true;
    this.#asked();
    this.#turn = this.#turn.then(async () => {
      this.#queued = false;
      if (!this.#ended) await this.#start();
    });
    return this.#turn;
  }

  /** Queues a start if, after the current one, what runs is outdated. */
  compare(isOutdated: () => Promise<boolean>): void {
    if (this.#comparing || this.#queued || this.#ended) return;
    this.#comparing = true;
    this.#turn = this.#turn.then(async () => {
      this.#comparing = false;
      if (this.#queued || this.#ended) return;
      if (await isOutdated()) void this.next();
    });
  }

  /** Starts nothing more; resolves when the current start has ended. */
  end(): Promise<void> {
    this.#ended = true;
    return this.#turn;
  }
}
