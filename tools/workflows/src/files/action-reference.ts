/** What `uses:` says, taken apart. */
export interface ActionReference {
  /** `github/codeql-action`, of `github/codeql-action/init@...` too. */
  readonly repository: string;
  readonly owner: string;
  readonly ref: string;
}

/** Undefined for what is in this repository, and for what is no action of GitHub's, such as an image. */
export function actionReference(uses: string): ActionReference | undefined {
  const [, owner, name, ref] = /^([\w.-]+)\/([\w.-]+)(?:\/[^@]*)?@(.+)$/.exec(uses) ?? [];
  if (uses.startsWith('./') || owner === undefined || ref === undefined) return undefined;
  return { repository: `${owner}/${name}`, owner, ref };
}
