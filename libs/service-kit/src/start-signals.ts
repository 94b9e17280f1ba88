const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Aborts at the first signal that arrives before `stop` is called, with its name as the reason. After it, the next signal
 * ends the process at once, because nothing handles it.
 */
export function startSignals(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const stop = () => SIGNALS.forEach((name) => process.off(name, onSignal));
  const onSignal = (name: NodeJS.Signals) => {
    stop();
    controller.abort(name);
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
  return { signal: controller.signal, stop };
}
