import { AsyncResource } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { type StandardSchemaV1 } from '@standard-schema/spec';
import { SecretsError, SecretsStaleError } from './errors.ts';
import { fetchSecret } from './fetch-secret.ts';
import { settingsFrom, type SecretsOptions } from './options.ts';
import { parseBinary, parseJson, parseText, type Parser } from './parse-secret.ts';
import { type Frozen } from './frozen.ts';
import { SecretCache, type CacheContext } from './secret-cache.ts';
import { SecretHandle } from './secret-handle.ts';
import { type Secret, type SecretStatus } from './secret.ts';

/** The secrets of one process. */
export interface Secrets {
  /**
   * Reads a secret for the first time and keeps it current from then on. Loading the same secret again
   * returns the same object without a call, even during the first read.
   *
   * @param name Name or ARN of the secret.
   * @param schema Any Standard Schema (zod, valibot, arktype) for its JSON. Without a schema, the value
   * is the string itself.
   * @throws SecretNotFoundError, SecretAccessDeniedError, SecretUnavailableError, SecretInvalidError;
   * SecretsError if the secrets are closed or the secret is already loaded with another schema.
   * @example
   * const database = await secrets.load('orders/database', z.object({ password: z.string() }));
   * connect({ password: () => database.value.password });
   */
  load(name: string): Promise<Secret<string>>;
  load<S extends StandardSchemaV1>(
    name: string,
    schema: S,
  ): Promise<Secret<Frozen<StandardSchemaV1.InferOutput<S>>>>;
  /**
   * Loads a SecretBinary that is not JSON. Each read of `value` returns a copy.
   * @example const pepper = await secrets.loadBinary('orders/pepper');
   */
  loadBinary(name: string): Promise<Secret<Uint8Array>>;
  /**
   * One entry for each loaded secret, by name.
   * @example secrets.status().filter(({ stale }) => stale);
   */
  status(): SecretStatus[];
  /**
   * Throws while a refresh is overdue, for a health check.
   * @throws SecretsStaleError naming each secret whose refresh is overdue.
   * @example health.check({ name: 'secrets', run: () => secrets.check() });
   */
  check(): void;
  /**
   * Stops the refreshes and aborts calls in progress. Values stay readable until they expire.
   * @example shutdown.resource('secrets', () => secrets.close());
   */
  close(): void;
}

interface Entry {
  readonly format: unknown;
  readonly cache: SecretCache<unknown>;
  readonly loading: Promise<Secret<unknown>>;
  loaded: boolean;
}

/**
 * Creates the secrets of a process.
 * @throws RangeError for invalid options.
 * @example const secrets = createSecrets({ client: new SecretsManagerClient({}), logger });
 */
export function createSecrets(options: SecretsOptions): Secrets {
  const settings = settingsFrom(options);
  const entries = new Map<string, Entry>();
  const closing = new AbortController();
  // Each call in progress adds a listener: a service with a dozen secrets is not a leak.
  setMaxListeners(0, closing.signal);
  const context: CacheContext = {
    settings,
    fetch: (name) => fetchSecret(settings.source, name, settings.requestTimeoutMs, closing.signal),
    // Bound to the context of this call: a refresh that a request triggered must not pass the request's
    // AsyncLocalStorage (its trace id) on to every later background refresh.
    schedule: AsyncResource.bind((work: () => void, delayMs: number) =>
      setTimeout(work, delayMs).unref(),
    ),
  };

  function load<T>(name: string, format: unknown, parse: Parser<T>): Promise<Secret<T>> {
    const known = entries.get(name);
    if (known && known.format !== format) {
      throw new SecretsError(`Secret ${name} is already loaded with another schema`);
    }
    if (known) return known.loading as Promise<Secret<T>>;
    if (closing.signal.aborted) throw new SecretsError('The secrets are closed');

    const cache = new SecretCache(name, parse, context);
    const loading = cache.load().then(
      () => {
        entry.loaded = true;
        return new SecretHandle(cache);
      },
      (error: unknown) => {
        entries.delete(name);
        throw error;
      },
    );
    const entry: Entry = { format, cache: cache as SecretCache<unknown>, loading, loaded: false };
    entries.set(name, entry);
    return loading;
  }

  const status = () =>
    [...entries.values()]
      .filter(({ loaded }) => loaded)
      .map(({ cache }) => cache.status())
      .sort((a, b) => (a.name < b.name ? -1 : 1));

  return {
    load: async (name: string, schema?: StandardSchemaV1) =>
      schema ? load(name, schema, parseJson(schema)) : load(name, 'text', parseText),
    loadBinary: async (name) => load(name, 'binary', parseBinary),
    status,
    check() {
      const stale = status().filter((secret) => secret.stale);
      if (stale.length > 0) throw new SecretsStaleError(stale.map((secret) => secret.name));
    },
    close() {
      closing.abort();
      for (const { cache } of entries.values()) cache.close();
    },
  } as Secrets;
}
