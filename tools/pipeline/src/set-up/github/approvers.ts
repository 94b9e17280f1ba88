import { REGISTRY, reviewersOf, teamsOf, type Workspace } from '@gatehouse/service-manifest';

const isTeam = (name: string) => !name.startsWith('@');

/** The teams that the settings name, without duplicates. */
export function teamsIn(workspace: Workspace): readonly string[] {
  const { environments, github = {} } = workspace;
  return [
    ...new Set([
      ...Object.values(teamsOf(workspace)),
      ...Object.values(github.owners ?? {}).flat(),
      ...[REGISTRY, ...Object.keys(environments)].flatMap((place) => reviewersOf(workspace, place)),
    ]),
  ].filter(isTeam);
}

/**
 * The teams that approve alone in some environment: such a team needs two members, because authors do not approve their
 * own releases.
 */
export const approversIn = (workspace: Workspace): readonly string[] =>
  teamsIn(workspace).filter((team) =>
    [REGISTRY, ...Object.keys(workspace.environments)].some((place) => {
      const reviewers = reviewersOf(workspace, place);
      return reviewers.length === 1 && reviewers[0] === team;
    }),
  );
