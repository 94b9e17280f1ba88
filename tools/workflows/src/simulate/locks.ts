/** A run or job that requests a concurrency group. */
export interface Candidate {
  /** It has the group. */
  start(): void;
  /** A newer one takes its place, or cancels it. */
  cancel(): void;
}

/**
 * Concurrency groups as GitHub has them: one runs, one waits; a newer one that would wait takes the place of the one
 * that waits. https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
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
