/**
 * The result of the work, unless the signal aborts first: then the work continues, but is not awaited.
 * @throws the abort reason, or the error that `errorOf` makes of it.
 */
export async function beforeAbort<T>(
  work: T | Promise<T>,
  signal?: AbortSignal,
  errorOf: (reason: unknown) => unknown = (reason) => reason,
): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const refuse = () => reject(errorOf(signal.reason) as Error);
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
    void Promise.resolve(work)
      .then(resolve, reject)
      .then(() => signal.removeEventListener('abort', refuse));
  });
}
