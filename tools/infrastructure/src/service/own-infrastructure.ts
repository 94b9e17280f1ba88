import type { Stack } from 'aws-cdk-lib';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ServiceModel } from '@gatehouse/service-manifest';

/** What `apps/NAME/infrastructure.ts` is given, once for each environment. */
export interface OwnInfrastructure {
  /** The service's own stack: what is added here is checked, deployed and removed with it. */
  readonly stack: Stack;
  /** The service in this environment: names, settings, tags. */
  readonly model: ServiceModel;
  /** The role of its tasks; `queue.grantSendMessages(role)` and the like work. */
  readonly role: IRole;
  readonly grants: OwnGrants;
}

export interface OwnGrants {
  /**
   * Adds a statement to the role of the tasks.
   * @param reason Why its resources contain a wildcard, where they do
   * @throws for actions with a wildcard, and for a wildcard in a resource without a reason
   */
  allow(statement: PolicyStatement, reason?: string): void;
  /** Adds a VPC endpoint of a service of AWS, such as `sqs`, which tasks then reach over HTTPS; about 9 USD a month and zone. */
  endpoint(service: string): void;
  /** Lets tasks connect to what is in a security group. */
  reach(securityGroupId: string, port: number, description: string): void;
  /** Gives the tasks a variable, which the manifest lists under `outputs`. Never a secret. */
  output(variable: string, value: string): void;
}

/** The one export of `apps/NAME/infrastructure.ts`. */
export type InfrastructureFunction = (own: OwnInfrastructure) => void;
