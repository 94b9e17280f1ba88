/**
 * A broken log or metric says nothing of the health that it is told about, and must not change it:
 * neither what the work throws nor what it rejects with goes any further.
 */
export function attempt(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => undefined);
  } catch {
    // See above.
  }
}
