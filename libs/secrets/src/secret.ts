/**
 * A secret that stays current. Prints as `[secret NAME]` wherever it is printed; only `value`
 * gives the value.
 */
export interface Secret<T> {
  readonly name: string;
  /**
   * The last good value, without waiting: read it where it is used, do not keep it. Frozen where
   * it is parsed JSON.
   * @throws SecretExpiredError when it could not be refreshed for `maxStaleMs`.
   */
  readonly value: T;
  /**
   * Reads the secret again now. Calls that come together share one call to AWS, and within a
   * second (or the refresh interval, if shorter) of the last one its outcome: callers who send
   * wrong keys cannot turn each attempt into a call.
   * @throws SecretsError when that fails; the last good value is kept.
   */
  refresh(): Promise<void>;
  /**
   * Runs `work` with the value. When it fails for authentication, the password may have been
   * rotated since the last refresh: refreshes, and if that gives another version runs `work` once
   * more. Otherwise `work`'s own error is thrown: the same password again would only help to lock
   * the account.
   */
  use<R>(
    work: (value: T) => R | Promise<R>,
    options: { isAuthenticationError: (error: unknown) => boolean },
  ): Promise<R>;
  /**
   * Calls `listener` with the new value after each rotation.
   * @returns a function that ends it.
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
