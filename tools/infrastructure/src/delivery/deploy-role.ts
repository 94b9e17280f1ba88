import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  deliveryArnsOf,
  namesOf,
  type Environment,
  type ServiceModel,
  type Workspace,
} from '@gatehouse/service-manifest';
import { environmentPermissions } from './environment-permissions.ts';
import { GithubRole } from './github-role.ts';
import { fitsRole, ManagedPolicies } from './managed-policies.ts';
import { permit, type Permission } from './permission.ts';
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
    const arns = deliveryArnsOf(workspace, name);
    const exact = servicePermissions(services, arns);
    new ManagedPolicies(
      this,
      services.length,
      fitsRole(exact) ? exact : ofAnyService(workspace, name, services[0]!, arns),
    );
  }
}

/**
 * The same for any service of the environment, where there are more than a role can name: by what their names
 * have in common, which no other environment's have.
 */
function ofAnyService(
  workspace: Workspace,
  environment: string,
  one: ServiceModel,
  arns: ReturnType<typeof deliveryArnsOf>,
): Permission[] {
  const any: ServiceModel = {
    ...one,
    names: namesOf(workspace, environment, '*'),
    manifest: { ...one.manifest, secrets: { any: '*' }, injectedSecrets: {} },
  };
  return servicePermissions([any], arns).map((permission) => ({
    ...permission,
    wildcard:
      permission.wildcard ??
      'More services than a role can name; limited to this environment by what their names have in common',
  }));
}
