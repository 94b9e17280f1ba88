import type { Check } from './check.ts';
import type { ProbeHandler } from './probe-handler.ts';
import type { Probe, Report } from './report.ts';

/** The health of one process: what it is asked for by load balancer, container runtime and orchestrator. */
export interface Health {
  /**
   * Serves `/health`, `/health/live`, `/health/ready` and `/health/startup`, as middleware or alone.
   * @example app.use(health.handler);
   */
  readonly handler: ProbeHandler;
  /**
   * Looks at a dependency from now on, in the background: probes only ever read the latest result.
   * @throws {Error} where the name is missing or taken.
   * @throws {RangeError} where a number is no time in milliseconds.
   * @example health.check({ name: 'orders', critical: true, run: httpCheck(ordersUrl) });
   */
  check(check: Check): void;
  /**
   * The service's own start-up is finished: it listens.
   * @example server.listen(port, () => health.started());
   */
  started(): void;
  /**
   * Readiness and the load balancer's path fail from now on; liveness goes on passing.
   * @example shutdown.onDrain(() => health.drain());
   */
  drain(): void;
  /**
   * Ends the background checks.
   * @example shutdown.resource('health checks', () => health.stop());
   */
  stop(): void;
  /**
   * The answer to a probe, as of the latest results. Starts nothing and takes microseconds.
   * @example const { status } = health.report('ready');
   */
  report(probe: Probe): Report;
}
