import type { Workspace } from '@gatehouse/service-manifest';
import { UnfitWorkspaceError } from './unfit-workspace-error.ts';

/**
 * Demands of `gatehouse.json` what the infrastructure needs and nothing else does.
 * @throws {UnfitWorkspaceError} with all that is missing
 */
export function refuseUnfitWorkspace(workspace: Workspace): void {
  const { registry } = workspace;
  const problems = [
    ...(['organisationId', 'repositoryId'] as const).flatMap((property) =>
      workspace[property] === undefined
        ? `gatehouse.json ${property}: is missing; GitHub tells it: gh api repos/${workspace.organisation}/${workspace.repository} --jq ${property === 'repositoryId' ? '.id' : '.owner.id'}`
        : [],
    ),
    ...Object.entries(workspace.environments).flatMap(([name, { local, hostedZone, domain }]) =>
      local || hostedZone !== undefined || domain === undefined
        ? []
        : `gatehouse.json environments.${name}.hostedZone: is missing; it must be the id of the public hosted zone that has ${domain}, such as Z0123456789ABCDEFGHIJ`,
    ),
    ...Object.entries(workspace.environments).flatMap(([name, { local, region }]) =>
      local || region === registry.region
        ? []
        : // Neither security groups nor endpoints lead to another region's ECR and S3.
          `gatehouse.json environments.${name}.region: must be the registry's, ${registry.region}, which images are pulled from, not ${region}`,
    ),
  ];
  if (problems.length > 0) throw new UnfitWorkspaceError('GH-INFRA-001', problems.join('\n'));
}
