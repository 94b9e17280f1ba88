import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  deliveryArnsOf,
  type Environment,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { environmentPermissions } from './environment-permissions.ts';
import { GithubRole } from './github-role.ts';
import { ManagedPolicies } from './managed-policies.ts';
import { permit } from './permission.ts';
import { servicePermissions } from './service-permissions.ts';

/** What GitHub takes to deploy the services of an environment, and to roll them back. */
export class DeployRole extends GithubRole {
  constructor(
    scope: Construct,
    environment: Environment,
    workspace: Workspace,
    services: readonly ServiceModel[],
  ) {
    const { name, names } = environment;
    super(scope, 'DeployRole', {
      roleName: names.deployRole,
      description: `Deploys the services of ${name}`,
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
