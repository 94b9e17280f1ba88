/** A service whose configuration is validated. */
export interface ConfigurationTask {
  /** Relative to the workspace. */
  readonly folder: string;
  /** The variables of each environment. */
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type ConfigurationResult =
  | {
      /** The problems of each environment, in lines that begin with the variable. */
      readonly problems: Readonly<Record<string, readonly string[]>>;
      /**
       * The variables that the kit and the service read; undefined if they cannot be determined.
       */
      readonly known: readonly string[] | undefined;
    }
  /** The configuration cannot be loaded. */
  | { readonly error: string };
