import type { ServiceName } from '../protocol/service-names.ts';

/** The number of calls of each action: `{ secretsmanager: { GetSecretValue: 1 } }`. */
export type Calls = Partial<Record<ServiceName, Record<string, number>>>;

/** Counts every request to the embedded AWS, including those that fail with a fault. */
export class CallCounts {
  #counts = new Map<ServiceName, Map<string, number>>();

  count(service: ServiceName, action: string): void {
    const actions = this.#counts.get(service) ?? new Map<string, number>();
    this.#counts.set(service, actions.set(action, (actions.get(action) ?? 0) + 1));
  }

  /** A copy of the counts; it omits services and actions without calls. */
  all(): Calls {
    return Object.fromEntries(
      [...this.#counts].map(([service, actions]) => [service, Object.fromEntries(actions)]),
    );
  }
}
