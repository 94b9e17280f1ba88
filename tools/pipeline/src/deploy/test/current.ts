import type { Service } from '@aws-sdk/client-ecs';
import type { Deployment } from '../observe/deployment.ts';
import type { Current } from '../plan/current.ts';
import type { Definition } from '../plan/deploy-files.ts';
import type { Revision } from '../plan/read-revision.ts';

export const arnOf = (revision: number) =>
  `arn:aws:ecs:eu-central-1:111111111111:task-definition/payments-laptop:${revision}`;

/** A task definition as ECS gives it back, with all that it adds. */
export function registered({ taskDefinition }: Definition, revision: number): Revision {
  const { tags = [], containerDefinitions = [], ...content } = taskDefinition;
  return {
    ...content,
    containerDefinitions: containerDefinitions.map((container) => ({
      ...container,
      cpu: 0,
      portMappings: container.portMappings?.map((mapping) => ({
        ...mapping,
        hostPort: mapping.containerPort,
      })),
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
    })),
    tags: [...tags, { key: 'cost-centre', value: '7' }],
    taskDefinitionArn: arnOf(revision),
    revision,
    status: 'ACTIVE',
    volumes: [],
    placementConstraints: [],
    requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.logging-driver.awslogs' }],
    compatibilities: ['EC2', 'FARGATE'],
    registeredAt: new Date(0),
    registeredBy: 'arn:aws:sts::111111111111:assumed-role/gatehouse-laptop-deploy/1',
  };
}

/** A service as ECS gives it back. */
export const serviceOf = ({ service }: Definition, revision: number): Service => ({
  ...(service as Service),
  clusterArn: 'arn:aws:ecs:eu-central-1:111111111111:cluster/laptop',
  serviceArn: 'arn:aws:ecs:eu-central-1:111111111111:service/laptop/payments',
  status: 'ACTIVE',
  runningCount: 2,
  pendingCount: 0,
  taskDefinition: arnOf(revision),
  platformFamily: 'Linux',
  deploymentConfiguration: { ...service.deploymentConfiguration, bakeTimeInMinutes: 0 },
  placementStrategy: [],
  serviceRegistries: [],
});

export const deployment = (
  status: string,
  revision: number,
  arn = `deployment-${revision}`,
): Deployment => ({
  arn,
  status,
  ...{ stage: undefined, reason: undefined },
  taskDefinition: arnOf(revision),
  failures: undefined,
  alarms: [],
});

/** Revision 1 of a definition, deployed. */
export function currentOf(definition: Definition): Current {
  const revision = registered(definition, 1);
  return {
    service: serviceOf(definition, 1),
    revision,
    newestRevision: revision,
    deployments: [deployment('SUCCESSFUL', 1)],
    scalableTarget: {
      ...definition.scalableTarget,
      RoleARN: 'role',
      CreationTime: new Date(0),
    } as Current['scalableTarget'],
    scalingPolicies: definition.scalingPolicies.map((policy) => ({
      ...policy,
      PolicyARN: 'policy',
      Alarms: [],
    })) as unknown as Current['scalingPolicies'],
  };
}
