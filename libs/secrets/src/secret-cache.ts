import { SecretExpiredError, SecretsError } from './errors.ts';
import { type SecretVersion } from './fetch-secret.ts';
import { type ResolvedSecretOptions } from './options.ts';
import { type Parser, type Reader } from './parse-secret.ts';
import { refreshDelay } from './refresh-delay.ts';
import { refreshLog } from './refresh-log.ts';
import { type SecretStatus } from './secret.ts';

const FORCED_REFRESH_GAP_MS = 1_000;

/** What the cache needs from its owner. */
export interface CacheContext {
  settings: ResolvedSecretOptions;
  fetch(secretName: string): Promise<SecretVersion>;
  /** Like setTimeout, with a timer that does not keep the process alive. */
  schedule(work: () => void, delayMs: number): NodeJS.Timeout;
}

/** The last refresh that a caller requested. */
interface ForcedRefresh {
  readonly startedAt: number;
  readonly outcome: Promise<void>;
  settled: boolean;
  /** Whether it has found a new version. */
  hasRotated: boolean;
}

/** The last good value of one secret, and its refreshes. Starts with the first `load`. */
export class SecretCache<T> {
  readonly name: string;
  readonly #context: CacheContext;
  readonly #parse: Parser<T>;
  readonly #log: ReturnType<typeof refreshLog>;
  readonly #listeners = new Set<(value: T) => unknown>();
  #read: Reader<T> | undefined;
  #versionId = '';
  #confirmedAt = -Infinity;
  #failures = 0;
  #lastError: string | undefined;
  #running: Promise<void> | undefined;
  #forced: ForcedRefresh | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(name: string, parse: Parser<T>, context: CacheContext) {
    this.name = name;
    this.#parse = parse;
    this.#context = context;
    this.#log = refreshLog(context.settings.logger, name);
  }

  get value(): T {
    // A monotonic clock: a change of the system time neither expires a value nor preserves it.
    if (this.#read === undefined || this.isExpired) throw new SecretExpiredError(this.name);
    return this.#read();
  }

  get versionId(): string {
    return this.#versionId;
  }

  /**
   * The first read.
   * @throws SecretsError; no refresh is scheduled then.
   */
  async load(): Promise<void> {
    await this.#update();
    this.#scheduleNext();
  }

  get isExpired(): boolean {
    return this.#read === undefined || this.#ageMs() > this.#context.settings.maxStaleMs;
  }

  refreshNow(): Promise<void> {
    return this.#force().outcome;
  }

  /**
   * Waits for a refresh that started at most `timeoutMs` ago, regardless of its outcome. If one started
   * earlier and is still in progress, it does not wait.
   */
  async refreshWithin(timeoutMs: number): Promise<void> {
    const forced = this.#force();
    const leftMs = forced.startedAt + timeoutMs - performance.now();
    if (forced.settled || leftMs <= 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, leftMs)));
    await Promise.race([forced.outcome.catch(() => undefined), late]);
    clearTimeout(timer);
  }

  onChange(listener: (value: T) => unknown): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): SecretStatus {
    const ageMs = Math.round(this.#ageMs());
    return {
      name: this.name,
      versionId: this.#versionId,
      ageMs,
      stale: ageMs > this.#context.settings.staleAfterMs,
      ...(this.#lastError !== undefined && { lastError: this.#lastError }),
    };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #ageMs(): number {
    return performance.now() - this.#confirmedAt;
  }

  #force(): ForcedRefresh {
    const gapMs = Math.min(FORCED_REFRESH_GAP_MS, this.#context.settings.refreshIntervalMs);
    const last = this.#forced;
    const isFresh = (one: ForcedRefresh) => performance.now() - one.startedAt < gapMs;
    // Another rotation may follow a rotation at once. Guesses cause none, and so no further reads.
    if (last && (!last.settled || (isFresh(last) && !last.hasRotated))) return last;
    const { versionId } = this;
    // The response to a background refresh in progress may predate the change that the caller knows of.
    const outcome = this.#running
      ? this.#running.catch(() => undefined).then(() => this.#refresh())
      : this.#refresh();
    const forced = { startedAt: performance.now(), outcome, settled: false, hasRotated: false };
    const settle = () => {
      forced.settled = true;
      forced.hasRotated = this.versionId !== versionId;
    };
    // Callers that await the outcome see the error. A caller that does not must not crash the process.
    outcome.then(settle, settle);
    this.#forced = forced;
    return forced;
  }

  /** One refresh at a time, for all callers. */
  #refresh(): Promise<void> {
    if (this.#closed) return Promise.reject(new SecretsError('The secrets are closed'));
    this.#running ??= this.#refreshAndReport().finally(() => {
      this.#running = undefined;
      this.#scheduleNext();
    });
    return this.#running;
  }

  async #refreshAndReport(): Promise<void> {
    try {
      const rotated = await this.#update();
      if (this.#failures > 0) this.#log.recovered(this.#versionId, this.#failures);
      this.#failures = 0;
      this.#lastError = undefined;
      if (rotated) this.#announceRotation();
    } catch (error) {
      if (this.#closed) throw error;
      this.#failures++;
      this.#lastError = (error as Error).name;
      this.#log.failed(error as SecretsError, this.#failures, this.status());
      throw error;
    }
  }

  /**
   * Adopts the current version if it is valid.
   * @returns whether the version has changed.
   */
  async #update(): Promise<boolean> {
    // The age counts from before the call, because the response may be that old.
    const askedAt = performance.now();
    const { versionId, content } = await this.#context.fetch(this.name);
    // A version never changes, so a known version needs no new check and keeps its object.
    const another = this.#read === undefined || versionId !== this.#versionId;
    if (another) this.#read = await this.#parse(this.name, content);
    this.#versionId = versionId;
    this.#confirmedAt = askedAt;
    return another;
  }

  #announceRotation(): void {
    this.#log.rotated(this.#versionId);
    for (const listener of this.#listeners) {
      // A listener may be async. Its errors are not ours, and may quote the value.
      Promise.resolve()
        .then(() => listener(this.value))
        .catch((error: unknown) => this.#log.listenerFailed(error));
    }
  }

  #scheduleNext(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const { refreshIntervalMs, jitter } = this.#context.settings;
    const delayMs = refreshDelay(this.#failures, refreshIntervalMs, jitter, Math.random());
    // The log and the status report the failure; no caller awaits this promise.
    this.#timer = this.#context.schedule(
      () => void this.#refresh().catch(() => undefined),
      delayMs,
    );
  }
}
