import type { Check, CheckState } from './check.ts';
import { CheckRunner } from './check-runner.ts';
import { EventLoop } from './event-loop.ts';
import type { Health } from './health-interface.ts';
import type { HealthReport } from './health-report.ts';
import { milliseconds } from './milliseconds.ts';
import { withDefaults, type HealthOptions, type ResolvedHealthOptions } from './options.ts';
import { probeHandler, type ProbeHandler } from './probe-handler.ts';
import { report, type HealthState, type Probe } from './report.ts';

class ProcessHealth implements Health {
  readonly handler: ProbeHandler;

  readonly #settings: ResolvedHealthOptions;
  readonly #runners: CheckRunner[] = [];
  readonly #eventLoop: EventLoop;
  readonly #created = performance.now();
  #started = false;
  #draining = false;
  #everReady = false;
  /**
   * The prepared responses, cleared on every change: most probes receive the same response as the one
   * before.
   */
  readonly #cache = new Map<Probe, { stuck: boolean; overdue: boolean; report: HealthReport }>();

  constructor(settings: ResolvedHealthOptions) {
    this.#settings = settings;
    this.#eventLoop = new EventLoop(settings.maxDelayMs, settings.windowMs);
    this.handler = probeHandler((probe) => this.report(probe));
  }

  check(check: Check): void {
    const { logger, onChange } = this.#settings;
    const { name, run, critical = false } = check;
    const timeoutMs = check.timeoutMs ?? this.#settings.timeoutMs;
    const intervalMs = check.intervalMs ?? this.#settings.intervalMs;
    if (!name) throw new Error('A health check needs a name');
    if (this.#runners.some(({ state }) => state.name === name))
      throw new Error(`A health check named ${name} already exists`);
    const runner = new CheckRunner(
      {
        name,
        run,
        critical,
        timeoutMs: milliseconds(`timeoutMs of ${name}`, timeoutMs),
        intervalMs: milliseconds(`intervalMs of ${name}`, intervalMs),
      },
      {
        logger,
        onState: () => this.#changed(),
        onStatus: (status) => onChange({ name, status, critical }),
      },
    );
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
    if (this.#everReady) return false;
    return performance.now() - this.#created > this.#settings.startTimeoutMs;
  }

  /**
   * A service that was ready once stays started: a check that is added later may fail readiness, not
   * start-up.
   */
  #changed(): void {
    this.#everReady ||=
      this.#started && this.#checks().every(({ critical, everPassed }) => !critical || everPassed);
    this.#cache.clear();
  }
}

/**
 * Creates the health of a process. Add checks with `check`; mount or call its handler.
 * @throws {RangeError} naming the option, if a number is not a valid time in milliseconds.
 * @example const health = createHealth({ logger });
 */
export function createHealth(options: HealthOptions = {}): Health {
  return new ProcessHealth(withDefaults(options));
}
