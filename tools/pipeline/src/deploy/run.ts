import { setMaxListeners } from 'node:events';
import { realClock, type Clock } from '../aws/clock.ts';
import type { Aws } from './aws.ts';
import type { Change } from './plan/changes.ts';
import type { Progress } from './report/progress.ts';
import type { Running, Stopped } from './report/report.ts';
import { stageOf, type Stage, type StageOf } from './stage.ts';
import type { Location } from './subject.ts';

/** The shared state of one run of a command: what it has learned and done so far. */
export class Run {
  readonly subject: Location;
  readonly progress: Progress;
  readonly clock: Clock;
  readonly started: number;
  stage: Stage = 'prepare';
  image: string | undefined;
  revision: string | undefined;
  changes: readonly Change[] = [];
  readonly done: string[] = [];
  readonly warnings: string[] = [];
  running: readonly Running[] | undefined;
  stopped: readonly Stopped[] = [];
  /** What was found, one line each. */
  readonly facts: string[] = [];
  /** Data that only this operation has, for programs. */
  result: Readonly<Record<string, unknown>> | undefined;
  /** An exit code that replaces that of the outcome. */
  exitCode: number | undefined;

  #doing = 'reading what is to be deployed';
  readonly #clients: Aws;
  readonly #interrupt: AbortSignal;

  constructor(
    subject: Location,
    clients: Aws,
    progress: Progress,
    interrupt: AbortSignal,
    clock = realClock,
  ) {
    this.subject = subject;
    this.progress = progress;
    this.#clients = clients;
    this.#interrupt = interrupt;
    this.clock = clock;
    this.started = clock.now();
    // One listener for each call in flight; preflight makes more than ten at once, which Node would report as a leak.
    setMaxListeners(0, interrupt);
  }

  /** A problem that does not stop the command, reported once however often it occurs. */
  warn(text: string): void {
    if (!this.warnings.includes(text)) this.warnings.push(text);
  }

  /** The current step. */
  get doing(): string {
    return this.#doing;
  }

  set doing(what: string) {
    this.#doing = what;
    this.progress.status(what);
  }

  /** @param timeoutMs Time limit of the whole stage. */
  enter(stage: Stage, timeoutMs: number): StageOf {
    this.stage = stage;
    return this.#stage(timeoutMs, this.#interrupt);
  }

  /** For what may take a part of the current stage only. @param timeoutMs Time limit of the part. */
  within(timeoutMs: number): StageOf {
    return this.#stage(timeoutMs, this.#interrupt);
  }

  /**
   * For the clean-up after an interruption.
   * @param timeoutMs Time limit of the clean-up.
   */
  afterwards(timeoutMs: number): StageOf {
    return this.#stage(timeoutMs, undefined);
  }

  #stage(timeoutMs: number, interrupt: AbortSignal | undefined): StageOf {
    const { clock } = this;
    const progress = (message: string) => this.progress.say(message);
    return stageOf(this.#clients, { timeoutMs, interrupt, clock, progress });
  }
}
