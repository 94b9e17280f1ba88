import type { Stack } from 'aws-cdk-lib';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ServiceModel } from '@gatehouse/service-manifest';

/** The argument of the function in `apps/NAME/infrastructure.ts`, once for each environment. */
export interface OwnInfrastructure {
  /** The service's own stack: resources in it are checked, deployed and removed with it. */
  readonly stack: Stack;
  /** The service in this environment, with its names, settings and tags. */
  readonly model: ServiceModel;
  /** The role of its tasks; `queue.grantSendMessages(role)` and similar methods work. */
  readonly role: IRole;
  readonly grants: OwnGrants;
}

export interface OwnGrants {
  /**
   * Adds a statement to the role of the tasks.
   * @param reason Why its resources contain a wildcard, if they do
   * @throws for actions with a wildcard, and for a wildcard in a resource without a reason
   */
  allow(statement: PolicyStatement, reason?: string): void;
  /** Adds a VPC endpoint of an AWS service, such as `sqs`, for HTTPS from tasks; about 9 USD a month for each zone. */
  endpoint(service: string): void;
  /** Lets tasks connect to the members of a security group. */
  reach(securityGroupId: string, port: number, description: string): void;
  /** Sets an environment variable of the tasks, which the manifest lists under `outputs`. Never a secret. */
  output(variable: string, value: string): void;
}

/** The default export of `apps/NAME/infrastructure.ts`. */
export type InfrastructureFunction = (own: OwnInfrastructure) => void;
