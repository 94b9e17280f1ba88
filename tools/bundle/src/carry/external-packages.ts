/** Why a package stays in node_modules. */
export interface Reason {
  readonly text: string;
  /** Whether it has to be found by name even where nothing imports it. */
  readonly byName: boolean;
}

/** Packages that stay in node_modules, by location; what they depend on stays there with them. */
export type External = ReadonlyMap<string, Reason>;
