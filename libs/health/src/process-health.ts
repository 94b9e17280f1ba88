import type { Check } from './check.ts';
import { CheckRunner } from './check-runner.ts';
import { completeCheck } from './complete-check.ts';
import { EventLoop } from './event-loop.ts';
import type { Health } from './health-interface.ts';
import type { HealthReport } from './health-report.ts';
import type { ResolvedHealthOptions } from './options.ts';
import { probeHandler, type ProbeHandler } from './probe-handler.ts';
import { ReportCache } from './report-cache.ts';
import { report, type HealthState, type Probe } from './report.ts';

/** See {@link createHealth}. */
export class ProcessHealth implements Health {
  readonly handler: ProbeHandler;

  readonly #settings: ResolvedHealthOptions;
  readonly #runners: CheckRunner[] = [];
  readonly #eventLoop: EventLoop;
  readonly #created = performance.now();
  #started = false;
  #draining = false;
  #everReady = false;
  readonly #cache = new ReportCache();

  constructor(settings: ResolvedHealthOptions) {
    this.#settings = settings;
    this.#eventLoop = new EventLoop(settings.maxDelayMs, settings.windowMs);
    this.handler = probeHandler((probe) => this.report(probe));
  }

  check(check: Check): void {
    const { logger, onChange } = this.#settings;
    const { name } = check;
    if (!name) throw new Error('A health check needs a name');
    if (this.#runners.some(({ state }) => state.name === name))
      throw new Error(`A health check named ${name} already exists`);
    const complete = completeCheck(check, this.#settings);
    const { critical } = complete;
    const runner = new CheckRunner(complete, {
      logger,
      onState: () => this.#changed(),
      onStatus: (status) => onChange({ name, status, critical }),
    });
    this.#runners.push(runner);
    this.#changed();
    runner.start();
  }

  started(): void {
    this.#started = true;
    this.#changed();
  }

  drain(): void {
    this.#draining = true;
    this.#changed();
  }

  stop(): void {
    for (const runner of this.#runners) runner.stop();
    this.#eventLoop.stop();
  }

  report(probe: Probe): HealthReport {
    const stuck = this.#eventLoop.isStuck();
    const overdue = this.#isStartOverdue();
    return this.#cache.report(probe, stuck, overdue, () =>
      report(probe, this.#state(stuck, overdue)),
    );
  }

  #state(stuck: boolean, startOverdue: boolean): HealthState {
    return {
      started: this.#started,
      draining: this.#draining,
      everReady: this.#everReady,
      stuck,
      startOverdue,
      checks: this.#runners.map(({ state }) => state),
    };
  }

  #isStartOverdue(): boolean {
    if (this.#everReady) return false;
    return performance.now() - this.#created > this.#settings.startTimeoutMs;
  }

  /** A service that was ready once stays started: a check that is added later may fail readiness, not start-up. */
  #changed(): void {
    this.#everReady ||=
      this.#started &&
      this.#runners.every(({ state: { critical, everPassed } }) => !critical || everPassed);
    this.#cache.clear();
  }
}
