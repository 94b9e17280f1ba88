export interface KeyRange {
  readonly after?: string | undefined;
  readonly until?: string | undefined;
}

/** Stores records. Its contents are immutable: a key is created once, and nothing is replaced or deleted. */
export interface RecordStore {
  /** Its location, for messages. */
  readonly origin: string;
  /**
   * Keys below a prefix, sorted.
   * @param range Only keys after `after`, up to `until`, compared by characters.
   * @throws with one line if they cannot be listed
   */
  list(prefix: string, range?: KeyRange): Promise<string[]>;
  /**
   * Names of the direct subfolders of a prefix, sorted.
   * @throws as `list`
   */
  folders(prefix: string): Promise<string[]>;
  /** @throws with one line if it cannot be read */
  read(key: string): Promise<Buffer>;
  /**
   * @returns false, without writing, if the key exists with other bytes
   * @throws with one line if it cannot be written
   */
  create(key: string, bytes: Buffer): Promise<boolean>;
  close(): void;
}
