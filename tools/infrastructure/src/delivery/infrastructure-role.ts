import { Policy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  bootstrapRolesOf,
  infrastructureRecordOf,
  REGISTRY,
  type EnvironmentNames,
  type RegistryNames,
  type Workspace,
} from '@gatehouse/service-manifest';
import { GithubRole } from './github-role.ts';
import { permit, type Permission } from './permission.ts';

/**
 * What GitHub takes to deploy the stacks of an environment, or of the registry: it may take the roles
 * of `cdk bootstrap`, and record up to which commit it did. Through CloudFormation these may do everything in the account,
 * which is why the environment on GitHub has to ask somebody first.
 */
export class InfrastructureRole extends GithubRole {
  constructor(
    scope: Construct,
    environment: string,
    workspace: Workspace,
    names: EnvironmentNames | RegistryNames,
  ) {
    super(scope, 'InfrastructureRole', {
      roleName: names.infrastructureRole,
      description: `Deploys the infrastructure of ${environment}`,
      workspace,
      provider: names.arn.oidcProvider,
      takenBy: 'infrastructure',
      environment,
    });
    permit(new Policy(this, 'Policy', { roles: [this] }), [
      {
        sid: 'TakeRolesOfCdk',
        actions: ['sts:AssumeRole'],
        resources: bootstrapRolesOf(names),
      },
      ...(environment === REGISTRY ? [] : [recordStacks(environment, names)]),
    ]);
  }
}

/** Deployments of services wait for this record. */
const recordStacks = (
  environment: string,
  { account, region, partition }: EnvironmentNames | RegistryNames,
): Permission => ({
  sid: 'RecordStacks',
  actions: ['ssm:PutParameter'],
  resources: [
    `arn:${partition}:ssm:${region}:${account}:parameter${infrastructureRecordOf(environment)}`,
  ],
});
