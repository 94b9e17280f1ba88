/** What is known about the workspace's files. */
export interface WorkspaceFiles {
  /** An absolute path. */
  readonly root: string;
  /** Files that Git tracks or would track. */
  readonly sources: ReadonlySet<string>;
  /** Locations of packages that come inside another package, such as `node_modules/a/node_modules/b`. */
  readonly bundled: ReadonlySet<string>;
  /** The files from which Nx derives the project graph. */
  readonly graphSources: readonly string[];
}
