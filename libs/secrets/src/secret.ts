/** A secret that stays current. It always prints as `[secret NAME]`; only `value` returns the value. */
export interface Secret<T> {
  /** Its name or ARN, as passed to `load`. */
  readonly name: string;
  /**
   * The last good value, without waiting. Read it where you use it, and do not store it. Parsed JSON is
   * frozen.
   * @throws SecretExpiredError if no refresh has succeeded for `maxStaleMs`.
   * @example const headers = () => ({ 'x-api-key': apiKeys.value.current });
   */
  readonly value: T;
  /**
   * Reads the secret again now. Concurrent calls share one call to AWS. Calls within a second of the
   * last one (or within the refresh interval, if shorter) share its outcome unless it found a new
   * version, so that callers with wrong keys cannot turn each attempt into a call. A background refresh in progress does not count: its
   * response may predate the rotation that the caller knows of.
   * @throws SecretsError if the refresh fails; the last good value is kept.
   * @example await apiKeys.refresh();
   */
  refresh(): Promise<void>;
  /**
   * Runs `work` with the value. If it fails with an authentication error, the password may have been
   * rotated since the last refresh: `use` refreshes, and runs `work` once more if the version has
   * changed. Otherwise it throws the error of `work`: the same password again would only help to lock
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
   * Verifies what a peer presents (an API key, a signature). Returns whether `accepts` returns true for
   * the value or, if it does not, for the value after one {@link refresh}, because the peer may have
   * learned of a rotation first. Guessing causes at most one read per second in total. `verify` refuses
   * at once in between, and when Secrets Manager takes longer than `timeoutMs` (default 1,000).
   * @throws SecretExpiredError like `value`, and any error of `accepts`.
   * @example
   * const mayEnter = await apiKeys.verify(({ current }) => sameDigest(current, presented));
   */
  verify(accepts: (value: T) => boolean, options?: { timeoutMs?: number }): Promise<boolean>;
  /**
   * Calls `listener` with the new value after each rotation.
   * @returns a function that removes the listener.
   * @example const end = database.onChange(() => pool.reconnect());
   */
  onChange(listener: (value: T) => unknown): () => void;
}

/** One secret as shown by a health endpoint: no value, no error text. */
export interface SecretStatus {
  /** As passed to `load`. */
  readonly name: string;
  /** The version that is served. */
  readonly versionId: string;
  /** Milliseconds since Secrets Manager last confirmed the value that is served. */
  readonly ageMs: number;
  /** A refresh is overdue, including its quick retries. The value is served until `maxStaleMs`. */
  readonly stale: boolean;
  /** Class of the last refresh's error; absent after a success. */
  readonly lastError?: string;
}
