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

/** The permissions of each role that handles images on the repositories of these services. */
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
 * The statements for the policies of a role. If a role cannot name that many services, there are none, and the policy
 * of each repository names the roles instead, which AWS also accepts within an account. A pattern never replaces the
 * names.
 */
export function namedInRole(
  role: RoleOfImages,
  workspace: Workspace,
  services: readonly Service[],
): Permission[] {
  if (fitRoles(workspace, services)) return permissionsOf(workspace, services)[role];
  // No stack creates the repositories of an earlier version any more, so their policies cannot be changed here.
  const earlier = previousRepositories(workspace, services);
  return role === 'rescan' && earlier.length > 0 ? [pullAndSeeScans(earlier)] : [];
}

/** Whether the policies of each role can name each repository. */
export const fitRoles = (workspace: Workspace, services: readonly Service[]): boolean =>
  Object.values(permissionsOf(workspace, services)).every(fitsRole);

/** The statements for the policy of a repository, which applies to the repository itself. */
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
