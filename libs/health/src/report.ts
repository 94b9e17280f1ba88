import type { CheckState } from './check.ts';

/** Which question is asked. `service` is the load balancer's and the container check's. */
export type Probe = 'live' | 'ready' | 'startup' | 'service';

export type Status = 'pass' | 'warn' | 'fail';

/** All that the answers are made of. */
export interface HealthState {
  /** The service has finished its own start-up. */
  readonly started: boolean;
  readonly draining: boolean;
  /** The event loop hardly comes round. */
  readonly stuck: boolean;
  /** Start-up has taken longer than it may. */
  readonly startOverdue: boolean;
  /** It was started once with every critical check passed at least once. */
  readonly everReady: boolean;
  readonly checks: readonly CheckState[];
}

export interface Report {
  readonly status: Status;
  /** 200 for pass and warn, 503 for fail. */
  readonly httpStatus: 200 | 503;
  readonly body: ReportBody;
}

export interface ReportedCheck {
  /** `warn` until its first run has ended. */
  readonly status: Status;
  /** ISO 8601 moment of the last change of status. */
  readonly time?: string;
  /** Why it fails, as far as an anonymous caller may know. */
  readonly output?: 'timeout';
}

/** `application/health+json`, https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check */
export interface ReportBody {
  readonly status: Status;
  /** What is wrong, where the status is `fail`. */
  readonly output?: string;
  readonly checks?: Readonly<Record<string, readonly [ReportedCheck]>>;
}

/**
 * Answers a probe. Pure.
 * - `live`: this process works, or a restart is due.
 * - `startup`: the service has started and every critical check has passed once.
 * - `ready`: it may be sent work: started, not draining, all critical checks pass.
 * - `service`: fails for what is wrong with this very task alone. An unhealthy target is replaced, so
 *   a dependency that all tasks share is a warning here: failing would take down the whole fleet with it.
 */
export function report(probe: Probe, state: HealthState): Report {
  const problem = problemOf(probe, state);
  const warning = state.checks.some(({ status }) => status !== 'pass');
  const status = problem ? 'fail' : warning && probe !== 'live' ? 'warn' : 'pass';
  // Frozen, because all who ask get the same one.
  return Object.freeze({
    status,
    httpStatus: problem ? 503 : 200,
    body: Object.freeze({
      status,
      ...(problem && { output: problem }),
      ...(probe !== 'live' && state.checks.length > 0 && { checks: checksOf(state.checks) }),
    }),
  });
}

function problemOf(probe: Probe, state: HealthState): string | undefined {
  if (state.stuck) return 'The event loop is stuck';
  switch (probe) {
    case 'live':
      return state.startOverdue ? 'Start-up takes too long' : undefined;
    case 'startup':
      return state.started && state.everReady ? undefined : 'Starting';
    case 'ready':
      if (state.draining) return 'Draining';
      if (!state.started) return 'Starting';
      return state.checks.every(({ critical, status }) => !critical || status === 'pass')
        ? undefined
        : 'A critical dependency is not available';
    case 'service':
      if (state.draining) return 'Draining';
      return state.started && state.everReady ? undefined : 'Starting';
  }
}

/** Names, statuses and times only: what went wrong is in the log, not for anonymous callers. */
function checksOf(checks: readonly CheckState[]): NonNullable<ReportBody['checks']> {
  return Object.freeze(
    Object.fromEntries(
      checks.map((check) => [check.name, Object.freeze([reported(check)] as const)]),
    ),
  );
}

function reported({ status, since, timedOut }: CheckState): ReportedCheck {
  return Object.freeze({
    status: status ?? 'warn',
    ...(since && { time: since }),
    ...(timedOut && { output: 'timeout' }),
  });
}
