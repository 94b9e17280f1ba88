import { randomUUID } from 'node:crypto';
import type { Aws } from '../aws.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import { requestOf, type TaskOrder } from './task-order.ts';

/**
 * Starts a task. Needs `ecs:RunTask`, `ecs:TagResource` for its tags, and `iam:PassRole` for the task's roles.
 * @param clientToken ECS starts one task for a token, so that a call with a lost response starts no second one.
 * @returns ARN of the task
 * @throws {Stop} if ECS starts none; {@link AwsError}
 */
export async function startTask(
  run: Run,
  { ecs }: Pick<Aws, 'ecs'>,
  order: TaskOrder,
  clientToken: string = randomUUID(),
): Promise<string> {
  run.doing = 'starting the task';
  const { tasks: [task] = [], failures = [] } = await ecs.runTask(requestOf(order, clientToken));
  if (task?.taskArn !== undefined) {
    run.done.push(`started the task ${lastPartOf(task.taskArn)}`);
    return task.taskArn;
  }
  const reasons = failures.map(({ reason, detail }) => [reason, detail].filter(Boolean).join(': '));
  throw new Stop('GH-DEPLOY-004', 'failed', [
    `ECS started no task: ${reasons.join('; ') || 'no reason given'}`,
  ]);
}
