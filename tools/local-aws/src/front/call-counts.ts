import type { ServiceName } from '../protocol/service-names.ts';

/** How often each action was called: `{ secretsmanager: { GetSecretValue: 1 } }`. */
export type Calls = Partial<Record<ServiceName, Record<string, number>>>;

/** Counts every request that reached the embedded AWS, also those answered with a fault. */
export class CallCounts {
  #counts = new Map<ServiceName, Map<string, number>>();

  count(service: ServiceName, action: string): void {
    const actions = this.#counts.get(service) ?? new Map<string, number>();
    this.#counts.set(service, actions.set(action, (actions.get(action) ?? 0) + 1));
  }

  /** A copy of the counts; services and actions never called are absent. */
  all(): Calls {
    return Object.fromEntries(
      [...this.#counts].map(([service, actions]) => [service, Object.fromEntries(actions)]),
    );
  }
}
