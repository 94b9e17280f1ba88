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
