/**
 * A failing logger or metric must not change the health status: this function swallows all errors and
 * rejections of the work.
 */
export function attempt(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => undefined);
  } catch {
    // See above.
  }
}
