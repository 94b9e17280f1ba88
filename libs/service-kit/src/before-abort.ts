/**
 * The result of the work, unless the signal aborts first: then the work continues, but is not awaited.
 * @throws the abort reason.
 */
export async function beforeAbort<T>(work: T | Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const refuse = () => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
    Promise.resolve(work).then(resolve, reject);
  });
}
