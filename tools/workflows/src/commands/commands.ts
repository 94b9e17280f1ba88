/** The commands that a step can run. */
export interface Commands {
  /** Targets by the name of their project; services under {@link ANY_SERVICE}. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  /** Options of `gatehouse`, by command; unknown commands are absent. */
  readonly gatehouse: ReadonlyMap<string, ReadonlySet<string>>;
  /** Programs of installed packages, such as `gatehouse-bases`. */
  readonly bins: ReadonlySet<string>;
}

/** For what does not look at commands. */
export const NO_COMMANDS: Commands = { targets: new Map(), gatehouse: new Map(), bins: new Set() };

/** Stands for a name that is known only at run time. */
export const ANY_SERVICE = '*';
