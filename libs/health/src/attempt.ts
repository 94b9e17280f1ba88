/**
 * A failing logger or metric must not change the health status: this function swallows whatever the
 * work throws or rejects with.
 */
export function attempt(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => undefined);
  } catch {
    // See above.
  }
}
