import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { registryNamesOf, type Service, type Workspace } from '@gatehouse/service-manifest';
import { GithubRole } from '../delivery/github-role.ts';
import { ManagedPolicies } from '../delivery/managed-policies.ts';
import { permit } from '../delivery/permission.ts';
import { namedInRole } from './repository-permissions.ts';

/**
 * The role in which GitHub's jobs push images, only into build repositories, from which no task pulls. It cannot delete
 * images; the lifecycle rules of the repositories do.
 */
export class BuildRole extends GithubRole {
  constructor(scope: Construct, workspace: Workspace, services: readonly Service[]) {
    const names = registryNamesOf(workspace);
    super(scope, 'BuildRole', {
      roleName: names.buildRole,
      description: 'Pushes images',
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'build',
    });
    permit(new Policy(this, 'Registry', { roles: [this] }), [
      {
        sid: 'LogInAndSeeScans',
        actions: [
          'ecr:GetAuthorizationToken',
          'inspector2:ListCoverage',
          'inspector2:ListFindings',
        ],
        resources: ['*'],
        wildcard: 'AWS supports no other resource for these',
      },
    ]);
    new ManagedPolicies(this, services.length, namedInRole('build', workspace, services));
  }
}
