/** The current state of a resource; undefined if there is none. */
export interface Representation {
  /** Entity tag with its quotes, such as `"7"`. */
  etag: string;
  /** When it last changed, if that is known. */
  lastModified?: Date | undefined;
  /** Size in bytes; if it is known, parts can be sent. */
  size?: number | undefined;
}
