import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  ListTasksResponse,
} from '@aws-sdk/client-ecs';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { EcsState } from '../ecs-state.ts';
import { listOf } from '../errors.ts';
import type { OneOff } from '../task.ts';
import { oneOffOutput, taskOutput } from '../output/task-output.ts';
import { isShown } from '../simulation/launches.ts';

export const taskOperations = {
  ListTasks(input: ListTasksRequest, ecs): ListTasksResponse {
    const { desiredStatus = 'RUNNING', family, startedBy, maxResults = 100, nextToken } = input;
    const cluster = ecs.cluster(input.cluster);
    const services = input.serviceName
      ? [ecs.service(input.cluster, input.serviceName)]
      : ecs.services.filter((service) => service.cluster === cluster);
    const oneOffs = input.serviceName
      ? []
      : ecs.oneOffs.filter((oneOff) => oneOff.cluster === cluster && isShown(oneOff));
    const tasks = [...services.flatMap((service) => service.tasks), ...oneOffs.map(taskOf)]
      .filter(({ stop }) => desiredStatus === (stop ? 'STOPPED' : 'RUNNING'))
      .filter(({ deployment }) => !startedBy || deployment.id === startedBy)
      .filter(({ deployment }) => !family || deployment.revision.definition.family === family);
    const { items, next } = pageOf(tasks, { size: maxResults, token: nextToken });
    return { taskArns: items.map(({ arn }) => arn), nextToken: next };
  },

  DescribeTasks(input: DescribeTasksRequest, ecs): DescribeTasksResponse {
    const cluster = ecs.cluster(input.cluster);
    const withTags = input.include?.includes('TAGS') ?? false;
    const services = ecs.services.filter((service) => service.cluster === cluster);
    const all = [
      ...services.flatMap((service) =>
        service.tasks.map((task) => ({ task, output: () => taskOutput(service, task, withTags) })),
      ),
      ...ecs.oneOffs
        .filter((oneOff) => oneOff.cluster === cluster && isShown(oneOff))
        .map((oneOff) => ({ task: oneOff.task, output: () => oneOffOutput(oneOff, withTags) })),
    ];
    const found = listOf(input.tasks, 'tasks', 100).map((id) => ({
      id,
      known: all.find(({ task }) => task.arn === id || task.id === id),
    }));
    return {
      tasks: found.flatMap(({ known }) => (known ? [known.output()] : [])),
      failures: found
        .filter(({ known }) => !known)
        .map(({ id }) => ({
          arn: id.startsWith('arn:') ? id : ecs.arn(`task/${cluster.clusterName}/${id}`),
          reason: 'MISSING',
        })),
    };
  },
} satisfies Operations<EcsState>;

const taskOf = ({ task }: OneOff) => task;
