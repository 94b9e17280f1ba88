/** What a step can run. */
export interface Commands {
  /** Targets by the name of their project; services under {@link ANY_SERVICE}. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  /** Options of `gatehouse`, by the command; those that it does not have are missing. */
  readonly gatehouse: ReadonlyMap<string, ReadonlySet<string>>;
  /** Programs of installed packages, such as `gatehouse-bases`. */
  readonly bins: ReadonlySet<string>;
}

/** In place of a name that is known at run time only. */
export const ANY_SERVICE = '*';
