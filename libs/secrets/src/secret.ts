/**
 * A secret that stays current. Prints as `[secret NAME]` wherever it is printed; only `value`
 * gives the value.
 */
export interface Secret<T> {
  /** Its name or ARN, as it was loaded. */
  readonly name: string;
  /**
   * The last good value, without waiting: read it where it is used, do not keep it. Frozen where
   * it is parsed JSON.
   * @example const headers = () => ({ 'x-api-key': apiKeys.value.current });
   * @throws SecretExpiredError when it could not be refreshed for `maxStaleMs`.
   */
  readonly value: T;
  /**
   * Reads the secret again now. Calls that come together share one call to AWS, and within a
   * second (or the refresh interval, if shorter) of the last one its outcome: callers who send
   * wrong keys cannot turn each attempt into a call. A background refresh that is under way does
   * not count: it may have been answered before the rotation that the caller knows of.
   * @throws SecretsError when that fails; the last good value is kept.
   * @example await apiKeys.refresh();
   */
  refresh(): Promise<void>;
  /**
   * Runs `work` with the value. When it fails for authentication, the password may have been
   * rotated since the last refresh: refreshes, and if that gives another version runs `work` once
   * more. Otherwise `work`'s own error is thrown: the same password again would only help to lock
   * the account.
   * @example
   * await database.use(({ password }) => connect(password), {
   *   isAuthenticationError: (error) => (error as { code?: string }).code === '28P01',
   * });
   */
  use<R>(
    work: (value: T) => R | Promise<R>,
    options: { isAuthenticationError: (error: unknown) => boolean },
  ): Promise<R>;
  /**
   * For what a peer presents (an API key, a signature): whether `accepts` holds of the value, or,
   * where it does not, of the value after one {@link refresh}, since the peer may have learned of a
   * rotation first. A guess costs no more than that: one read a second at most for all of them, and
   * a refusal at once in between, or where Secrets Manager takes longer than `timeoutMs`
   * (default 1,000).
   * @throws SecretExpiredError as `value` does, and whatever `accepts` throws.
   * @example
   * const mayEnter = await apiKeys.verify(({ current }) => sameDigest(current, presented));
   */
  verify(accepts: (value: T) => boolean, options?: { timeoutMs?: number }): Promise<boolean>;
  /**
   * Calls `listener` with the new value after each rotation.
   * @returns a function that ends it.
   * @example const end = database.onChange(() => pool.reconnect());
   */
  onChange(listener: (value: T) => unknown): () => void;
}

/** One secret as a health endpoint may see it: no value, no error text. */
export interface SecretStatus {
  name: string;
  versionId: string;
  /** Milliseconds since Secrets Manager last confirmed the value that is served. */
  ageMs: number;
  /** A refresh is overdue, its quick retries included. The value is served until `maxStaleMs`. */
  stale: boolean;
  /** Class of the last refresh's error; absent when it succeeded. */
  lastError?: string;
}
