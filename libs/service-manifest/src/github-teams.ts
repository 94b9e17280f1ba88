import { REGISTRY } from './registry-names.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** The teams of the GitHub organisation by what they own. */
export function teamsOf({ github }: Pick<Workspace, 'github'>) {
  const {
    platform = 'platform',
    services = 'services',
    security = 'security',
  } = github?.teams ?? {};
  return { platform, services, security };
}

/**
 * Who approves deployments: teams, or persons as `@name`; none without approval.
 * @param place An environment, or {@link REGISTRY}. Without a setting, the platform team approves production and the
 * registry
 */
export function reviewersOf(workspace: Workspace, place: string): readonly string[] {
  const { platform } = teamsOf(workspace);
  if (place === REGISTRY) return workspace.registry.reviewers ?? [platform];
  const { reviewers, production = false } = workspace.environments[place] ?? {};
  return reviewers ?? (production ? [platform] : []);
}
