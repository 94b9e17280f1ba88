import type { Check } from './check.ts';
import type { HealthReport } from './health-report.ts';
import type { ProbeHandler } from './probe-handler.ts';
import type { Probe } from './report.ts';

/** The health of one process, for load balancers, container runtimes and orchestrators. */
export interface Health {
  /**
   * Serves `/health`, `/health/live`, `/health/ready` and `/health/startup`, as middleware or on its
   * own.
   * @example app.use(health.handler);
   */
  readonly handler: ProbeHandler;
  /**
   * Starts to check a dependency in the background. Probes only read the latest result.
   * @throws {Error} if the name is missing or already used.
   * @throws {RangeError} if a number is not a valid time in milliseconds.
   * @example health.check({ name: 'orders', critical: true, run: httpCheck(ordersUrl) });
   */
  check(check: Check): void;
  /**
   * Reports that the service's own start-up is complete: it listens.
   * @example server.listen(port, () => health.started());
   */
  started(): void;
  /**
   * Makes readiness and the load balancer's path fail from now on; liveness continues to pass.
   * @example shutdown.onDrain(() => health.drain());
   */
  drain(): void;
  /**
   * Stops the background checks.
   * @example shutdown.resource('health checks', () => health.stop());
   */
  stop(): void;
  /**
   * The response to a probe, from the latest results. Starts no check and takes microseconds.
   * @example const { status } = health.report('ready');
   */
  report(probe: Probe): HealthReport;
}
