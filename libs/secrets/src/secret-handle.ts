import { inspect } from 'node:util';
import { maskOf } from './mask.ts';
import { type SecretCache } from './secret-cache.ts';
import { type Secret } from './secret.ts';

/** Longer than a normal read, and short for a request that may be refused. */
const VERIFY_TIMEOUT_MS = 1_000;

/**
 * The object that callers hold. Its state is private, so that enumerating or cloning it reveals
 * nothing.
 */
export class SecretHandle<T> implements Secret<T> {
  readonly #cache: SecretCache<T>;

  constructor(cache: SecretCache<T>) {
    this.#cache = cache;
    Object.freeze(this);
  }

  get name(): string {
    return this.#cache.name;
  }

  get value(): T {
    return this.#cache.value;
  }

  refresh(): Promise<void> {
    return this.#cache.refreshNow();
  }

  async use<R>(
    work: (value: T) => R | Promise<R>,
    { isAuthenticationError }: { isAuthenticationError: (error: unknown) => boolean },
  ): Promise<R> {
    const usedVersion = this.#cache.versionId;
    try {
      return await work(this.value);
    } catch (error) {
      if (!isAuthenticationError(error)) throw error;
      // Another caller or the background may have refreshed the value in the meantime.
      if (this.#cache.versionId === usedVersion) await this.refresh().catch(() => undefined);
      if (this.#cache.versionId === usedVersion) throw error;
    }
    return work(this.value);
  }

  async verify(
    accepts: (value: T) => boolean,
    { timeoutMs = VERIFY_TIMEOUT_MS }: { timeoutMs?: number } = {},
  ): Promise<boolean> {
    const usedVersion = this.#cache.isExpired ? undefined : this.#cache.versionId;
    if (usedVersion !== undefined && accepts(this.value)) return true;
    await this.#cache.refreshWithin(timeoutMs);
    return (
      (usedVersion === undefined || this.#cache.versionId !== usedVersion) && accepts(this.value)
    );
  }

  onChange(listener: (value: T) => unknown): () => void {
    return this.#cache.onChange(listener);
  }

  toString(): string {
    return maskOf(this.name);
  }

  toJSON(): string {
    return maskOf(this.name);
  }

  [Symbol.toPrimitive](): string {
    return maskOf(this.name);
  }

  [inspect.custom](): string {
    return maskOf(this.name);
  }
}
