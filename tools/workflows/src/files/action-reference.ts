/** What `uses:` says, taken apart. */
export interface ActionReference {
  /** `github/codeql-action`, of `github/codeql-action/init@...` too. */
  readonly repository: string;
  readonly owner: string;
  /** Folder within the repository, such as `init`; empty at its top. */
  readonly path: string;
  readonly ref: string;
}

/** Undefined for what is in this repository, and for what is no action of GitHub's, such as an image. */
export function actionReference(uses: string): ActionReference | undefined {
  const [, owner, name, path = '', ref] =
    /^([\w.-]+)\/([\w.-]+)(?:\/([^@]*))?@(.+)$/.exec(uses) ?? [];
  if (uses.startsWith('./') || owner === undefined || ref === undefined) return undefined;
  return { repository: `${owner}/${name}`, owner, path, ref };
}
