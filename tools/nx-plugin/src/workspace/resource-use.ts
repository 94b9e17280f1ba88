/** A use in one source file, with its line from 1. */
export interface Use {
  readonly line: number;
  /**
   * `required` is a variable that the environment must have; `variable` may be a property of another object; `host` is
   * the host of an address that is written in the code.
   */
  readonly kind:
    'variable' | 'required' | 'secret' | 'table' | 'bucket' | 'topic' | 'queue' | 'import' | 'host';
  readonly name: string;
}

/** All uses in one source file. */
export interface Uses {
  readonly uses: readonly Use[];
  /** Names of properties that the file itself sets on an object; reading one of them does not read the environment. */
  readonly defined: ReadonlySet<string>;
  /** Every identifier and string in the file, without comments. */
  readonly words: ReadonlySet<string>;
}
