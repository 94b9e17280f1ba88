/** An object of S3. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** The account of the bucket: another account's bucket of that name is refused. */
  readonly account: string;
}

/** The content, and the entity tag that shows whether it has changed. */
export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** An object that is replaced only if it is unchanged since it was read. */
export interface RecordStore {
  /**
   * @returns undefined if it does not exist;
   * @throws with one line if that is unknown
   */
  read(): Promise<StoredObject | undefined>;
  /**
   * Replaces what was read.
   * @param before Undefined: it did not exist.
   * @returns false, without writing, if another gate wrote since
   */
  replace(before: StoredObject | undefined, text: string): Promise<boolean>;
  close(): void;
}
