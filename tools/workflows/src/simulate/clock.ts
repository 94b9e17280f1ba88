/** Actions at certain minutes, earliest first; those of the same minute in the order of planning. */
export class Clock {
  #now = 0;
  #planned = 0;
  readonly #tasks: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];

  get now(): number {
    return this.#now;
  }

  after(minutes: number, run: () => void): void {
    const task = { at: this.#now + minutes, order: this.#planned++, run };
    let low = 0;
    let high = this.#tasks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#tasks[middle]!;
      if (other.at < task.at || (other.at === task.at && other.order < task.order))
        low = middle + 1;
      else high = middle;
    }
    this.#tasks.splice(low, 0, task);
  }

  /** Runs until no action is left. */
  run(): void {
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) {
      this.#now = task.at;
      task.run();
    }
  }
}
