import type { Workspace } from '@gatehouse/service-manifest';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/**
 * Checks the settings in `gatehouse.json` that only the infrastructure requires.
 * @throws {UnfitWorkspaceError} with all missing settings
 */
export function refuseUnfitWorkspace(workspace: Workspace): void {
  const { registry } = workspace;
  const problems = [
    ...(['organisationId', 'repositoryId'] as const).flatMap((property) =>
      workspace[property] === undefined
        ? `gatehouse.json ${property}: is missing; to read it: gh api repos/${workspace.organisation}/${workspace.repository} --jq ${property === 'repositoryId' ? '.id' : '.owner.id'}`
        : [],
    ),
    ...Object.entries(workspace.environments).flatMap(([name, { local, hostedZone, domain }]) =>
      local || hostedZone !== undefined || domain === undefined
        ? []
        : `gatehouse.json environments.${name}.hostedZone: is missing; it must be the id of the public hosted zone of ${domain}, such as Z0123456789ABCDEFGHIJ`,
    ),
    ...Object.entries(workspace.environments).flatMap(([name, { local, region }]) =>
      local || region === registry.region
        ? []
        : // Security groups and endpoints cannot lead to ECR and S3 in another region.
          `gatehouse.json environments.${name}.region: must be ${registry.region}, the region of the registry, from which images are pulled, not ${region}`,
    ),
  ];
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}
