/**
 * Bounds of one log line. They keep a line far under what log drivers accept (CloudWatch Logs takes
 * 256 KiB an event) however large the value that somebody logs.
 */
export const limits = {
  /** Characters kept of one string. */
  string: 8_192,
  /** Bytes of one line, whatever is logged. */
  line: 65_536,
  /** Characters that a child logger's own fields may take of it. */
  bound: 16_384,
  /** Levels of nested objects and arrays. */
  depth: 8,
  /** Entries of one object or array. */
  entries: 200,
} as const;
