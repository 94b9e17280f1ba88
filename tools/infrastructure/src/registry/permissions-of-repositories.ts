import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { registryNamesOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { fitsRole } from '../delivery/managed-policies.ts';
import type { Permission } from '../delivery/permission.ts';
import {
  buildRepositories,
  previousRepositories,
  promote,
  pullAndSeeScans,
  pushAndSeeScans,
  releaseRepositories,
  runningRepositories,
} from './image-permissions.ts';

type RoleOfImages = 'build' | 'gate' | 'rescan';

/** What each role that handles images may do with the repositories of these services. */
const permissionsOf = (
  workspace: Workspace,
  services: readonly Service[],
): Record<RoleOfImages, Permission[]> => ({
  build: [pushAndSeeScans(buildRepositories(workspace, services))],
  gate: [
    pullAndSeeScans(buildRepositories(workspace, services)),
    promote(releaseRepositories(workspace, services)),
  ],
  rescan: [pullAndSeeScans(runningRepositories(workspace, services))],
});

/**
 * What the policies of a role say. Where the services are more than a role can name, nothing: then the policy of each
 * repository names the roles, which AWS accepts as well within one account. No name falls back to a pattern.
 */
export function namedInRole(
  role: RoleOfImages,
  workspace: Workspace,
  services: readonly Service[],
): Permission[] {
  if (fitRoles(workspace, services)) return permissionsOf(workspace, services)[role];
  // Repositories of an earlier version, which no stack makes any more, have no policy to write to.
  const earlier = previousRepositories(workspace, services);
  return role === 'rescan' && earlier.length > 0 ? [pullAndSeeScans(earlier)] : [];
}

/** Whether each role can name each repository. */
export const fitRoles = (workspace: Workspace, services: readonly Service[]): boolean =>
  Object.values(permissionsOf(workspace, services)).every(fitsRole);

/** What the policy of a repository says instead; its own name in a role's policy is the repository that has the policy. */
export function namedInRepository(
  workspace: Workspace,
  service: Service,
  repositoryArn: string,
): PolicyStatement[] {
  const { arn, buildRole, gateRole, rescanRole } = registryNamesOf(workspace);
  const names: Record<RoleOfImages, string> = {
    build: buildRole,
    gate: gateRole,
    rescan: rescanRole,
  };
  return Object.entries(permissionsOf(workspace, [service])).flatMap(([role, permissions]) =>
    permissions
      .filter(({ resources }) => resources.includes(repositoryArn))
      .map(
        ({ sid, actions }) =>
          new PolicyStatement({
            sid: `${role === 'build' ? 'Build' : role === 'gate' ? 'Gate' : 'Rescan'}${sid}`,
            principals: [new ArnPrincipal(arn.role(names[role as RoleOfImages]))],
            actions: [...actions],
          }),
      ),
  );
}
