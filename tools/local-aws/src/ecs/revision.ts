import type {
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  Tag,
  TaskDefinition,
} from '@aws-sdk/client-ecs';

/** A revision of a task definition. */
export interface Definition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly content: RegisterTaskDefinitionRequest;
  status: NonNullable<TaskDefinition['status']>;
  readonly registeredAt: Date;
  deregisteredAt?: Date;
  tags: Tag[];
}

/** The properties of a service whose change creates a new service revision. */
export type RevisionSettings = Pick<
  CreateServiceRequest,
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'platformVersion'
  | 'capacityProviderStrategy'
  | 'launchType'
  | 'serviceRegistries'
  | 'serviceConnectConfiguration'
>;

/** A service revision, which a deployment deploys. It is immutable. */
export interface Revision {
  readonly arn: string;
  readonly definition: Definition;
  readonly settings: RevisionSettings;
  readonly createdAt: Date;
}
