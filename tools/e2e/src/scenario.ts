/** What a scenario works with. */
export interface Surroundings {
  /** An empty folder of its own, outside of this repository; removed afterwards. */
  readonly folder: string;
  /** The version of all packages in the registry. */
  readonly version: string;
  /** Writes a file below the folder. */
  write(file: string, content: string | object): void;
  /**
   * Runs a program in the folder, with the local registry as npm's.
   * @throws {Error} with its output where it exits with another code than is expected
   */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Output>;
  /**
   * Starts a program in the folder that goes on, and ends it with all that it started.
   * @param use Gets what waits for its output: the first match of a pattern.
   * @throws {Error} with its output where it ends before that
   */
  during<T>(
    program: string,
    args: readonly string[],
    options: RunOptions,
    use: (printed: (pattern: RegExp) => Promise<RegExpMatchArray>) => Promise<T>,
  ): Promise<T>;
  /** Reads a file below the folder. */
  read(file: string): string;
  /** The program `node` in a version, such as 26, and the arguments that go before a script's. */
  node(version: number): readonly [program: string, ...args: string[]];
  /** Names what comes next; its duration is printed. */
  step(title: string): void;
  /** @throws {Error} where it does not hold */
  expect(holds: boolean, message: string): void;
}

export interface RunOptions {
  /** Relative to the scenario's folder. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Expected exit code. */
  readonly code?: number;
}

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** One file in `scenarios` exports one as its default. */
export interface Scenario {
  /** A sentence that says what is shown. */
  readonly title: string;
  /** It takes minutes, and runs every night only. */
  readonly nightly?: true;
  run(surroundings: Surroundings): Promise<void>;
}
