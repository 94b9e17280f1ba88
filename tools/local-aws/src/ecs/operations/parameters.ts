import type { OperationParameters } from '../../protocol/operations.ts';
import { definitionMembers } from '../definition/parameters.ts';
import { networkAndCapacity, service } from './service-parameters.ts';

const tags = [{ key: 'text', value: 'text' }] as const;
const page = { maxResults: 'integer', nextToken: 'text' } as const;
const include = [/^TAGS$/] as const;

/** The parameters of each operation. */
export const ecsParameters: OperationParameters = {
  DescribeClusters: { clusters: ['text'], include },
  RegisterTaskDefinition: definitionMembers,
  DescribeTaskDefinition: { taskDefinition: 'text', include },
  DeregisterTaskDefinition: { taskDefinition: 'text' },
  ListTaskDefinitions: {
    ...{ familyPrefix: 'text', status: /^(ACTIVE|INACTIVE)$/, sort: /^(ASC|DESC)$/ },
    ...page,
  },
  CreateService: {
    ...service,
    ...{ serviceName: 'text', launchType: /^(FARGATE|EC2|EXTERNAL)$/, role: 'text', tags },
    // Accepted and ignored: a service is created only once anyway.
    ...{ clientToken: 'text', schedulingStrategy: /^REPLICA$/ },
    deploymentController: { type: /^ECS$/ },
  },
  UpdateService: { ...service, service: 'text', forceNewDeployment: 'boolean' },
  DeleteService: { cluster: 'text', service: 'text', force: 'boolean' },
  DescribeServices: { cluster: 'text', services: ['text'], include },
  ListTasks: {
    ...{ cluster: 'text', serviceName: 'text', family: 'text', startedBy: 'text' },
    ...{ desiredStatus: /^(RUNNING|PENDING|STOPPED)$/, launchType: /^FARGATE$/ },
    ...page,
  },
  RunTask: {
    ...{ cluster: 'text', taskDefinition: 'text', count: 'integer', clientToken: 'text' },
    ...{ launchType: /^FARGATE$/, platformVersion: 'text', group: 'text', startedBy: 'text' },
    ...{ enableECSManagedTags: 'boolean', enableExecuteCommand: 'boolean', tags },
    propagateTags: /^(TASK_DEFINITION|NONE)$/,
    ...networkAndCapacity,
    overrides: {
      containerOverrides: [
        { name: 'text', command: ['text'], environment: [{ name: 'text', value: 'text' }] },
      ],
    },
  },
  StopTask: { cluster: 'text', task: 'text', reason: 'text' },
  ListServices: {
    ...{ cluster: 'text', launchType: /^FARGATE$/, schedulingStrategy: /^REPLICA$/ },
    ...page,
  },
  DescribeTasks: { cluster: 'text', tasks: ['text'], include },
  ListServiceDeployments: {
    ...{ cluster: 'text', service: 'text', status: ['text'] },
    createdAt: { before: 'time', after: 'time' },
    ...page,
  },
  DescribeServiceDeployments: { serviceDeploymentArns: ['text'] },
  DescribeServiceRevisions: { serviceRevisionArns: ['text'] },
  StopServiceDeployment: { serviceDeploymentArn: 'text', stopType: /^(ROLLBACK|ABORT)$/ },
  TagResource: { resourceArn: 'text', tags },
  UntagResource: { resourceArn: 'text', tagKeys: ['text'] },
  ListTagsForResource: { resourceArn: 'text' },
};
