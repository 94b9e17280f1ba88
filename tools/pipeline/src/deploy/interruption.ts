import { constants } from 'node:os';

/** A person or the machine has interrupted the command. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly errorCode = 'GH-DEPLOY-015';
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }

  /** Exit codes of shells: 130 for SIGINT, 143 for SIGTERM. */
  get exitCode(): number {
    return 128 + constants.signals[this.signal];
  }
}

/**
 * Turns the first SIGINT or SIGTERM into an abort with {@link Interrupted} as its reason; a second
 * one ends the process as without a listener.
 */
export function listenForInterruption(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => {
    stop();
    controller.abort(new Interrupted(signal));
  };
  const stop = () => {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return { signal: controller.signal, stop };
}
