import { errorCodeOf } from '@gatehouse/service-manifest';
import { AwsError } from '../../aws/aws-error.ts';
import { Interrupted } from '../interruption.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import type { TaskOrder } from './task-order.ts';

/** Stops a task that must not continue. */
const STOP_MS = 30_000;

/**
 * Stops a task that is no longer followed.
 * @returns the error to throw
 */
export async function stopTask(
  run: Run,
  { place: { cluster } }: TaskOrder,
  arn: string,
  error: unknown,
): Promise<unknown> {
  const isOurs = error instanceof Interrupted || error instanceof Stop || error instanceof AwsError;
  if (!isOurs) return error;
  const why = error.message.split('\n')[0] ?? '';
  const outcome =
    error instanceof Stop ? error.outcome : error instanceof AwsError ? 'undecided' : 'interrupted';
  const problems = error instanceof Stop ? error.problems : [why];
  try {
    const { ecs } = run.afterwards(STOP_MS).aws;
    await ecs.stopTask({ cluster, task: arn, reason: `gatehouse: ${why}`.slice(0, 255) });
    return new Stop(
      errorCodeOf(error),
      outcome,
      [...problems, `the task ${lastPartOf(arn)} was stopped`],
      {
        cause: error,
      },
    );
  } catch (failure) {
    if (!(failure instanceof AwsError)) throw failure;
    return new Stop(
      errorCodeOf(error),
      outcome,
      [
        ...problems,
        `the task ${lastPartOf(arn)} could not be stopped: ${failure.message}; "aws ecs stop-task --cluster ${cluster} --task ${lastPartOf(arn)}" stops it`,
      ],
      { cause: error },
    );
  }
}
