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
 * The role in which GitHub's jobs deploy the stacks of an environment or of the registry. It may assume the roles of
 * `cdk bootstrap` and record the deployed commit. Through CloudFormation, those roles can do anything in the account,
 * so the GitHub environment must require an approval first.
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
