import type {
  CancelMessageMoveTaskRequest,
  CancelMessageMoveTaskResult,
  ListMessageMoveTasksRequest,
  ListMessageMoveTasksResult,
  StartMessageMoveTaskRequest,
  StartMessageMoveTaskResult,
} from '@aws-sdk/client-sqs';
import type { OperationParameters, Operations } from '../../protocol/operations.ts';
import { ServiceError } from '../../protocol/service-error.ts';
import type { SqsCall } from '../call.ts';
import { checkRange, invalidValue, missing } from '../errors.ts';
import type { Queue } from '../model.ts';
import type { QueueStore } from '../queue-store.ts';
import { sourcesOf } from '../sources-of.ts';

export const moveTaskParameters = {
  StartMessageMoveTask: {
    SourceArn: 'text',
    DestinationArn: 'text',
    MaxNumberOfMessagesPerSecond: 'integer',
  },
  ListMessageMoveTasks: { SourceArn: 'text', MaxResults: 'integer' },
  CancelMessageMoveTask: { TaskHandle: 'text' },
} as const satisfies OperationParameters;

export const moveTaskOperations = {
  StartMessageMoveTask(input: StartMessageMoveTaskRequest, { store }): StartMessageMoveTaskResult {
    const { DestinationArn, MaxNumberOfMessagesPerSecond: perSecond } = input;
    const source = queueOf(store, 'SourceArn', input.SourceArn);
    checkRange('MaxNumberOfMessagesPerSecond', perSecond, [1, 500]);
    if (DestinationArn !== undefined) {
      const destination = queueOf(store, 'DestinationArn', DestinationArn);
      if (destination === source)
        throw invalidValue('Source queue arn and destination queue arn must not be equal.');
      if (destination.fifo !== source.fifo)
        throw invalidValue('Source and destination queues must be of the same type.');
    }
    if (sourcesOf(store, source).length === 0)
      throw invalidValue('Source queue must be configured as a Dead Letter Queue.');
    if (store.moves.of(source).some(({ status }) => status === 'RUNNING'))
      throw invalidValue(
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    return { TaskHandle: store.moves.start(source, DestinationArn, perSecond).handle };
  },

  ListMessageMoveTasks(input: ListMessageMoveTasksRequest, { store }): ListMessageMoveTasksResult {
    const { MaxResults = 1 } = input;
    checkRange('MaxResults', MaxResults, [1, 10]);
    const source = queueOf(store, 'SourceArn', input.SourceArn);
    const Results = store.moves
      .of(source)
      .slice(0, MaxResults)
      .map((task) => ({
        ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
        Status: task.status,
        SourceArn: source.arn,
        ...(task.destinationArn && { DestinationArn: task.destinationArn }),
        ...(task.perSecond && { MaxNumberOfMessagesPerSecond: task.perSecond }),
        ApproximateNumberOfMessagesMoved: task.moved,
        ApproximateNumberOfMessagesToMove: task.toMove,
        ...(task.failure && { FailureReason: task.failure }),
        StartedTimestamp: task.startedAt,
      }));
    return { Results };
  },

  CancelMessageMoveTask(
    { TaskHandle }: CancelMessageMoveTaskRequest,
    { store },
  ): CancelMessageMoveTaskResult {
    if (!TaskHandle) throw missing('TaskHandle');
    return { ApproximateNumberOfMessagesMoved: store.moves.cancel(TaskHandle).moved };
  },
} satisfies Operations<SqsCall>;

function queueOf(store: QueueStore, parameter: string, arn: string | undefined): Queue {
  if (!arn) throw missing(parameter);
  const queue = store.byArn(arn);
  if (!queue)
    throw new ServiceError(
      'ResourceNotFoundException',
      `The resource that you specified for the ${parameter} parameter doesn't exist.`,
      404,
    );
  return queue;
}
