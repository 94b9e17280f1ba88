export interface KeyRange {
  readonly after?: string | undefined;
  readonly until?: string | undefined;
}

/** Keeps records. What is in it never changes: a key is created once, and nothing is replaced or deleted. */
export interface RecordStore {
  /** Where it is, for messages. */
  readonly origin: string;
  /**
   * Keys below a prefix, sorted.
   * @param range Only keys behind `after`, and only up to `until`, by their characters.
   * @throws with one line where they cannot be listed
   */
  list(prefix: string, range?: KeyRange): Promise<string[]>;
  /** Names of the folders right below a prefix, sorted. @throws as `list` */
  folders(prefix: string): Promise<string[]>;
  /** @throws with one line where it cannot be read */
  read(key: string): Promise<Buffer>;
  /**
   * @returns false, and nothing is written, where the key is there with other bytes
   * @throws with one line where it cannot be written
   */
  create(key: string, bytes: Buffer): Promise<boolean>;
  close(): void;
}
