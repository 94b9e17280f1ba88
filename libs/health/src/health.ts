import type { Check, CheckState } from './check.ts';
import { CheckRunner } from './check-runner.ts';
import { EventLoop } from './event-loop.ts';
import type { Health } from './health-interface.ts';
import { milliseconds } from './milliseconds.ts';
import { withDefaults, type HealthOptions, type Settings } from './options.ts';
import { probeHandler, type ProbeHandler } from './probe-handler.ts';
import { report, type HealthState, type Probe, type Report } from './report.ts';

class ProcessHealth implements Health {
  readonly handler: ProbeHandler;

  readonly #settings: Settings;
  readonly #runners: CheckRunner[] = [];
  readonly #eventLoop: EventLoop;
  readonly #created = performance.now();
  #started = false;
  #draining = false;
  #everReady = false;
  /** Forgotten whenever anything changes: a probe mostly sends what the one before it sent. */
  readonly #cache = new Map<Probe, { stuck: boolean; overdue: boolean; report: Report }>();

  constructor(settings: Settings) {
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
      throw new Error(`There is a health check named ${name} already`);
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
    if (this.#everReady) return false;
    return performance.now() - this.#created > this.#settings.startTimeoutMs;
  }

  /** Having been ready is for good: a check that is added later may fail readiness, not start-up. */
  #changed(): void {
    this.#everReady ||=
      this.#started && this.#checks().every(({ critical, everPassed }) => !critical || everPassed);
    this.#cache.clear();
  }
}

/**
 * Makes the health of a process; its checks are added with `check`, its handler is mounted or called.
 * @throws {RangeError} naming the option where a number is no time in milliseconds.
 * @example const health = createHealth({ logger });
 */
export function createHealth(options: HealthOptions = {}): Health {
  return new ProcessHealth(withDefaults(options));
}
