/**
 * Where lines go. {@link createLineSink} writes to a file descriptor; tests may collect them.
 * @example
 * const lines: string[] = [];
 * createLogger({ ...identity, destination: { write: (line) => void lines.push(line), flush: () => undefined } });
 */
export interface LineDestination {
  /**
   * Takes one line, including its line feed. Never throws, never waits.
   * @example sink.write('{"message":"x"}\n');
   */
  write(line: string): void;
  /**
   * Writes all buffered lines; may wait for a slow reader.
   * @example sink.flush();
   */
  flush(): void;
}

/** A destination that writes to a file descriptor. */
export interface LineSink extends LineDestination {
  /** Lines lost since the start. */
  readonly droppedLines: number;
}

/**
 * The options of a sink.
 * @example
 * const options: LineSinkOptions = { fd: 2, maxBuffered: 1_048_576 };
 */
export interface LineSinkOptions {
  /** File descriptor; default 1, stdout. */
  fd?: number;
  /**
   * Maximum number of characters buffered while nothing can be written; further lines are dropped and
   * counted. Default 8 Mi.
   */
  maxBuffered?: number;
  /**
   * Called once lines can be written again, with the number of lost lines and the code of the error,
   * such as `ENOSPC`.
   */
  onDropped?: (lines: number, code: string) => void;
  /**
   * Called at the exit of the process, with the lines lost since the last report, which can no longer
   * appear in the log itself.
   */
  onLostAtExit?: (lines: number, code: string) => void;
}
