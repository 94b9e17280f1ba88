export interface ServedService {
  /** Starts it again where one of the files matters to it. */
  changed(files: ReadonlySet<string>): void;
  /** Starts it again with an AWS that has taken the place of another. */
  restart(): void;
  /** Resolves after the first start, whether it succeeded or not, or when it takes long. */
  readonly settled: Promise<void>;
  stop(): Promise<void>;
}
