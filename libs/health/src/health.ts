import type { Health } from './health-interface.ts';
import { withDefaults, type HealthOptions } from './options.ts';
import { ProcessHealth } from './process-health.ts';

/**
 * Creates the health of a process. Add checks with `check`; mount or call its handler.
 * @throws {RangeError} naming the option, if a number is not a valid time in milliseconds.
 * @example const health = createHealth({ logger });
 */
export function createHealth(options: HealthOptions = {}): Health {
  return new ProcessHealth(withDefaults(options));
}
