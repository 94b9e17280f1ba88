import { deployedEnvironments, type Workspace } from '@gatehouse/service-manifest';

/** The environments that a command is about: the one that is named, or all but those on somebody's laptop. */
export const environmentsOf = (
  workspace: Workspace,
  named: string | undefined,
): readonly string[] => (named === undefined ? deployedEnvironments(workspace) : [named]);
