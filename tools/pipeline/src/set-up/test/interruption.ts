/** What writes, in the order of the calls: `route53 POST /hostedzone`. */
export class Interruption {
  readonly writes: string[] = [];
  /** Nothing gets through any more. */
  cut = false;
  #at: number | undefined;

  /** The process ends, as far as others can see, when the n-th write was done: its answer is lost. */
  after(writes: number): void {
    this.#at = this.writes.length + writes;
  }

  restore(): void {
    this.cut = false;
    this.#at = undefined;
  }

  /** @returns whether the answer is lost */
  wrote(call: string): boolean {
    this.writes.push(call);
    if (this.#at !== undefined && this.writes.length >= this.#at) this.cut = true;
    return this.cut;
  }
}
