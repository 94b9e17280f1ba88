export interface ProcessEvents {
  signals: readonly NodeJS.Signals[];
  onSignal: (signal: NodeJS.Signals) => void;
  /** An uncaught exception or an unhandled rejection. */
  onUncaught: (what: 'exception' | 'rejection', error: unknown) => void;
}

/**
 * Handles signals and uncaught errors of this process from now on.
 * @returns a function that removes the handlers.
 */
export function handleProcessEvents({ signals, onSignal, onUncaught }: ProcessEvents): () => void {
  const onException = (error: unknown) => onUncaught('exception', error);
  const onRejection = (reason: unknown) => onUncaught('rejection', reason);
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onException);
  // Needed as well: Node turns a rejection into an exception only if no other library listens.
  process.on('unhandledRejection', onRejection);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}
