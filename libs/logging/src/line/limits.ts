/**
 * Limits of one log line. They keep a line far below the limits of log drivers (CloudWatch Logs accepts
 * 256 KiB per event), regardless of the size of the logged value.
 */
export const limits = {
  /** Characters kept of one string. */
  string: 8_192,
  /** Bytes of one line. */
  line: 65_536,
  /** Characters of a line that a child logger's own fields may use. */
  bound: 16_384,
  /** Nesting depth of objects and arrays. */
  depth: 8,
  /** Entries of one object or array. */
  entries: 200,
} as const;
