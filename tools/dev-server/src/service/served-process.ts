import type { ServiceOutput } from '../output/service-output.ts';
import { answers } from '../own-requests.ts';
import type { ServiceBundle } from './service-bundle.ts';
import type { ServiceProcess } from './service-process.ts';
import { SpareProcess } from './spare-process.ts';

/** How long a service may take to stop before it is started again. An open connection must not delay the restart. */
const RESTART_LIMIT_MS = 250;
/** As much as Fargate gives it. */
const END_LIMIT_MS = 30_000;

/** The process of a service, and the next one in its place. */
export class ServedProcess {
  /** Whether the latest start succeeded and still runs. */
  healthy = false;
  readonly #output: ServiceOutput;
  readonly #spare: SpareProcess;
  #running: ServiceProcess | undefined;
  #ending = new AbortController();
  #waiting = new AbortController();
  #stopped = false;

  constructor(folder: string, output: ServiceOutput) {
    this.#output = output;
    this.#spare = new SpareProcess(folder, output.follow);
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Ends the wait for a service that does not answer: what was saved meanwhile may be the fix. */
  stopWaiting(): void {
    this.#waiting.abort();
  }

  /**
   * Ends the process, and starts another one.
   * @param isOutdated whether something was saved since the bundle was made
   * @returns the URL of the service when it answers; undefined if it does not
   */
  async replace(
    bundle: ServiceBundle,
    environment: Record<string, string>,
    inspectPort: number | undefined,
    isOutdated: () => boolean,
  ): Promise<string | undefined> {
    this.#ending.abort();
    await this.#running?.stop(RESTART_LIMIT_MS);
    this.#ending = new AbortController();
    this.#waiting = new AbortController();
    const port = Number(environment['PORT']);
    const url = `http://127.0.0.1:${port}`;
    // The stop ended what was there before; what starts from here on, it would not see.
    if (this.#stopped) return undefined;
    const running = this.#spare.take(bundle, environment);
    this.#running = running;
    const signal = AbortSignal.any([this.#ending.signal, this.#waiting.signal]);
    const listens = running.listensOn(port, signal);
    running.run(bundle.main, inspectPort);
    this.healthy = true;
    void this.#watchEnd(running);
    if (isOutdated()) this.#waiting.abort();
    return (await listens) && (await answers(`${url}/health`, signal)) ? url : undefined;
  }

  /** Prepares the next process. */
  prepare(bundle: ServiceBundle, environment: Record<string, string>): void {
    if (!this.#stopped) this.#spare.prepare(bundle, environment);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ending.abort();
    await Promise.all([this.#running?.stop(END_LIMIT_MS), this.#spare.stop()]);
  }

  async #watchEnd(process: ServiceProcess): Promise<void> {
    const how = await process.ended;
    if (this.#ending.signal.aborted || this.#running !== process) return;
    this.#ending.abort();
    this.#running = undefined;
    this.healthy = false;
    this.#output.line(`${how}. Waiting for a change.`);
  }
}
