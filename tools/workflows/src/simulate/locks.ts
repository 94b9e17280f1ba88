/** A run or job that requests a concurrency group. */
export interface Candidate {
  /** It got the group. */
  start(): void;
  /** A newer one replaces or cancels it. */
  cancel(): void;
}

/**
 * Concurrency groups as in GitHub: one member runs and one waits; a newer one replaces the waiting one.
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export class Locks {
  readonly #groups = new Map<string, { running: Candidate; waiting?: Candidate | undefined }>();

  enter(group: string, cancels: boolean, candidate: Candidate): void {
    const taken = this.#groups.get(group);
    if (taken === undefined) {
      this.#groups.set(group, { running: candidate });
      candidate.start();
      return;
    }
    const { waiting, running } = taken;
    taken.waiting = candidate;
    waiting?.cancel();
    if (cancels) running.cancel();
  }

  /** The run or job that started or was cancelled calls this when it ends. */
  leave(group: string, candidate: Candidate): void {
    const taken = this.#groups.get(group);
    if (taken === undefined) return;
    if (taken.waiting === candidate) taken.waiting = undefined;
    if (taken.running !== candidate) return;
    this.#groups.delete(group);
    const { waiting } = taken;
    if (waiting === undefined) return;
    this.#groups.set(group, { running: waiting });
    waiting.start();
  }
}
