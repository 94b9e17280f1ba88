import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  deliveryArnsOf,
  type Environment,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { groupName } from '../edge/group-name.ts';
import { environmentPermissions } from './environment-permissions.ts';
import { GithubRole } from './github-role.ts';
import { ManagedPolicies } from './managed-policies.ts';
import { permit } from './permission.ts';
import { servicePermissions } from './service-permissions.ts';

/**
 * The role in which GitHub's jobs deploy and roll back the services of one group in an environment. Its policies name
 * each service, so a group is as large as the policies of a role allow.
 */
export class DeployRole extends GithubRole {
  constructor(
    scope: Construct,
    environment: Environment,
    workspace: Workspace,
    services: readonly ServiceModel[],
    group = 1,
  ) {
    const { name, names } = environment;
    super(scope, groupName('DeployRole', group), {
      roleName: names.deployRoleOf(group),
      description: `Deploys the services of ${name}${group === 1 ? '' : `, group ${group}`}`,
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'deploy',
      environment: name,
    });
    permit(
      new Policy(this, 'Environment', { roles: [this] }),
      environmentPermissions(environment, workspace),
    );
    new ManagedPolicies(
      this,
      services.length,
      servicePermissions(services, deliveryArnsOf(workspace, name)),
    );
  }
}
