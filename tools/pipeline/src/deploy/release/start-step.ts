import { ConflictException } from '@aws-sdk/client-ecs';
import { AwsError, isRefusal } from '../../aws/aws-error.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { startTask } from '../task/start-task.ts';
import type { TaskOrder } from '../task/task-order.ts';
import { tokenOf, writeTurn, type Turn } from './turn.ts';

/**
 * Starts a step before a release, unless another command takes the turn first: ECS starts one task for a token, and
 * names it to all others. A command that is killed here leaves nothing that would have to be released. Needs
 * `ecs:RunTask`, `ssm:PutParameter`.
 * @param parameter Name of the parameter with the turn.
 * @returns ARN of the task that this command started; undefined if another one has the turn
 * @throws {Stop} if ECS starts no task; {@link AwsError}
 */
export async function startStep(
  run: Run,
  { aws }: Pick<StageOf, 'aws'>,
  order: TaskOrder,
  turn: Turn,
  parameter: string,
): Promise<string | undefined> {
  try {
    const arn = await startTask(run, aws, order, tokenOf(run.subject.names.family, turn));
    await noteTask(run, parameter, arn);
    return arn;
  } catch (error) {
    if (isRefusal(error, 'ConflictException')) {
      const [other] = tasksOf(error as Error);
      if (other !== undefined) await noteTask(run, parameter, other);
      return undefined;
    }
    // ECS answers the same token with the same failure for a day.
    if (error instanceof Stop && error.outcome === 'failed') await writeTurn(aws, parameter);
    throw error;
  }
}

const tasksOf = ({ cause }: Error): readonly string[] =>
  cause instanceof ConflictException ? (cause.resourceIds ?? []) : [];

/** Meanwhile the command does not follow the task. */
const NOTE_MS = 30_000;

/** The next command finds the task by its token as well, for as long as ECS shows it. */
export async function noteTask(run: Run, parameter: string, arn: string): Promise<void> {
  try {
    await writeTurn(run.within(NOTE_MS).aws, parameter, arn);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    run.warn(`The task of the step could not be noted in ${parameter}: ${error.message}`);
  }
}
