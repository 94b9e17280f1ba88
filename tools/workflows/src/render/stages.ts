import { deployedEnvironments, reviewersOf, type Workspace } from '@gatehouse/service-manifest';

/** An environment in the workflows. */
export interface Stage {
  readonly name: string;
  /** Environments that must be deployed and tested before this one. */
  readonly after: readonly string[];
  /** Teams of which one member approves each deployment; empty if no approval is required. */
  readonly reviewers: readonly string[];
}

/** The environments in the order of a release. */
export function stagesOf(workspace: Workspace): Stage[] {
  let current: string[] = [];
  let before: string[] = [];
  return deployedEnvironments(workspace).map((name) => {
    if (workspace.environments[name]!.parallel !== true) {
      before = current;
      current = [];
    }
    current.push(name);
    return { name, after: before, reviewers: reviewersOf(workspace, name) };
  });
}
