import type { CheckState } from './check.ts';
import type { HealthReport, ReportBody, ReportedCheck } from './health-report.ts';

/** The probe. `service` serves the load balancer and the container health check. */
export type Probe = 'live' | 'ready' | 'startup' | 'service';

/** All of the data behind a report. */
export interface HealthState {
  /** The service has completed its own start-up. */
  readonly started: boolean;
  readonly draining: boolean;
  /** The event loop is stuck. */
  readonly stuck: boolean;
  /** Start-up has exceeded its time limit. */
  readonly startOverdue: boolean;
  /** The service has started, and every critical check has passed at least once. */
  readonly everReady: boolean;
  readonly checks: readonly CheckState[];
}

/**
 * Creates the response to a probe. Pure.
 * - `live`: this process works; a failure means that a restart is due.
 * - `startup`: the service has started, and every critical check has passed once.
 * - `ready`: the service can take requests: it has started, is not draining, and all critical checks
 *   pass.
 * - `service`: fails only for faults of this task. The load balancer replaces an unhealthy target, so a
 *   dependency that all tasks share is a warning here: a failure would take down the whole fleet.
 */
export function report(probe: Probe, state: HealthState): HealthReport {
  const problem = problemOf(probe, state);
  const warning = state.checks.some(({ status }) => status !== 'pass');
  const status = problem ? 'fail' : warning && probe !== 'live' ? 'warn' : 'pass';
  // Frozen, because all readers share it.
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

/**
 * Only names, statuses and times: the cause of a failure is in the log, not visible to anonymous
 * callers.
 */
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
