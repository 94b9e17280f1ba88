/** The declared inputs of a task: what Nx hashes to find its result in the cache. */
export interface DeclaredInputs {
  /** Files, relative to the workspace root. */
  readonly files: ReadonlySet<string>;
  /** Files and folders relative to the workspace root that earlier tasks write and that the task declares as inputs. */
  readonly dependencyOutputs: readonly string[];
  /** Names of npm packages; undefined if the task depends on all of them. */
  readonly packages: ReadonlySet<string> | undefined;
  /** Commands whose output is hashed. */
  readonly commands: readonly string[];
}
