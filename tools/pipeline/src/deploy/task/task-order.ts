import type { RunTaskRequest, Service } from '@aws-sdk/client-ecs';

/** A task to run on its own. */
export interface TaskOrder {
  /** ARN of the revision. */
  readonly taskDefinition: string;
  /** The subnets and the capacity of the service's tasks. */
  readonly place: TaskPlace;
  /** The container whose exit code counts. */
  readonly container: string;
  /** Replaces the image's command; its entry point remains. */
  readonly command: readonly string[] | undefined;
  /** Its name in ECS and CloudTrail: letters, digits, hyphens, slashes. */
  readonly startedBy: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly log: { readonly group: string; readonly prefix: string };
}

/** Network and capacity of a service, in a form that tasks accept. */
export type TaskPlace = Pick<
  RunTaskRequest,
  'cluster' | 'networkConfiguration' | 'capacityProviderStrategy' | 'launchType' | 'platformVersion'
>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html */
const NOT_IN_TAGS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const LONGEST_TAG = 256;

/** Where the tasks of a service run. */
export function placeOf(
  cluster: string,
  {
    networkConfiguration,
    capacityProviderStrategy = [],
    launchType,
    platformVersion,
  }: Pick<
    Service,
    'networkConfiguration' | 'capacityProviderStrategy' | 'launchType' | 'platformVersion'
  >,
): TaskPlace {
  return {
    ...{ cluster, networkConfiguration },
    // A task must not be interrupted by the end of spare capacity.
    ...(capacityProviderStrategy.length > 0
      ? { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] }
      : { launchType: launchType ?? 'FARGATE' }),
    ...(platformVersion !== undefined && { platformVersion }),
  };
}

/** The input of ECS's RunTask; pure. */
export function requestOf(order: TaskOrder, clientToken: string): RunTaskRequest {
  const { taskDefinition, place, container, command, startedBy, tags } = order;
  return {
    ...place,
    ...{ taskDefinition, count: 1, clientToken, startedBy },
    ...{ enableECSManagedTags: true, propagateTags: 'TASK_DEFINITION' },
    tags: Object.entries(tags).map(([key, value]) => ({
      key,
      value: value.replace(NOT_IN_TAGS, ' ').slice(0, LONGEST_TAG),
    })),
    overrides: {
      containerOverrides: [
        { name: container, ...(command !== undefined && { command: [...command] }) },
      ],
    },
  };
}
