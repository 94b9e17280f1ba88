import type { Check, CheckState, CheckStatus } from './check.ts';
import { CheckRunner } from './check-runner.ts';
import { EventLoop } from './event-loop.ts';
import { silentLogger, type Logger } from './logger.ts';
import { probeHandler, type ProbeHandler } from './probe-handler.ts';
import { report, type HealthState, type Probe, type Report } from './report.ts';

export interface HealthOptions {
  /** Told when a check begins to fail and when it recovers; default nobody. */
  logger?: Logger;
  /** Milliseconds between two runs of a check. Default 10,000. */
  intervalMs?: number;
  /** Milliseconds that one run may take. Default 2,000. */
  timeoutMs?: number;
  /** Milliseconds that the event loop may be late before it counts as stuck. Default 1,000. */
  maxEventLoopDelayMs?: number;
  /** Milliseconds that start-up may take before liveness fails. Default 120,000. */
  startTimeoutMs?: number;
  /** Called when a check's status changes, its first included: the place for a metric. */
  onChange?: (check: { name: string; status: CheckStatus; critical: boolean }) => void;
}

/** The health of one process: what it is asked for by load balancer, container runtime and orchestrator. */
export class Health {
  /** Serves `/health`, `/health/live`, `/health/ready` and `/health/startup`; see {@link probeHandler}. */
  readonly handler: ProbeHandler;

  readonly #options: Required<HealthOptions>;
  readonly #runners: CheckRunner[] = [];
  readonly #eventLoop: EventLoop;
  readonly #created = performance.now();
  #started = false;
  #draining = false;
  #everReady = false;
  /** Forgotten whenever anything changes: a probe mostly sends what the one before it sent. */
  readonly #cache = new Map<Probe, { stuck: boolean; overdue: boolean; report: Report }>();

  constructor(options: HealthOptions) {
    this.#options = {
      logger: silentLogger,
      intervalMs: 10_000,
      timeoutMs: 2_000,
      maxEventLoopDelayMs: 1_000,
      startTimeoutMs: 120_000,
      onChange: () => undefined,
      ...options,
    };
    this.#eventLoop = new EventLoop(this.#options.maxEventLoopDelayMs);
    this.handler = probeHandler((probe) => this.report(probe));
  }

  /**
   * Looks at a dependency from now on, in the background: probes only ever read the latest result.
   * @throws {Error} when the name is taken.
   */
  check(check: Check): void {
    const { intervalMs, timeoutMs } = this.#options;
    const { name, critical = false } = check;
    if (this.#runners.some(({ state }) => state.name === name)) {
      throw new Error(`There is a health check named ${name} already`);
    }
    const complete = { critical, intervalMs, timeoutMs, ...check };
    this.#everReady = false;
    this.#cache.clear();
    this.#runners.push(
      new CheckRunner(complete, this.#options.logger, (status) => {
        this.#changed();
        this.#options.onChange({ name, status, critical });
      }),
    );
  }

  /** The service's own start-up is finished: it listens. */
  started(): void {
    this.#started = true;
    this.#changed();
  }

  /** Readiness and the load balancer's path fail from now on; liveness goes on passing. */
  drain(): void {
    this.#draining = true;
    this.#changed();
  }

  /** Ends the background checks. */
  stop(): void {
    for (const runner of this.#runners) runner.stop();
    this.#eventLoop.stop();
  }

  /** The answer to a probe, as of the latest results. Starts nothing and takes microseconds. */
  report(probe: Probe): Report {
    const stuck = this.#eventLoop.isStuck();
    const overdue = this.#isStartOverdue();
    const known = this.#cache.get(probe);
    if (known && known.stuck === stuck && known.overdue === overdue) return known.report;
    const made = report(probe, this.#state(stuck, overdue));
    this.#cache.set(probe, { stuck, overdue, report: made });
    return made;
  }

  #state(stuck: boolean, startOverdue: boolean): HealthState {
    return {
      started: this.#started,
      draining: this.#draining,
      everReady: this.#everReady,
      stuck,
      startOverdue,
      checks: this.#checks(),
    };
  }

  #checks(): CheckState[] {
    return this.#runners.map(({ state }) => state);
  }

  #isStartOverdue(): boolean {
    if (this.#started && this.#everReady) return false;
    return performance.now() - this.#created > this.#options.startTimeoutMs;
  }

  #changed(): void {
    this.#everReady ||= this.#checks().every(
      ({ critical, status }) => !critical || status === 'pass',
    );
    this.#cache.clear();
  }
}

/** Makes the health of a process; its checks are added with `check`, its handler is mounted or called. */
export function createHealth(options: HealthOptions = {}): Health {
  return new Health(options);
}
