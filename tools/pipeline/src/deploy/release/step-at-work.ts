import type { Task } from '@aws-sdk/client-ecs';
import { readTasks } from '../observe/read-tasks.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import type { TaskOrder } from '../task/task-order.ts';
import type { Turn } from './turn.ts';

/** Names of tasks before a release in ECS. */
export const STARTED_BY = 'gatehouse-before';

/** ECS shows a stopped task for about an hour. */
const SHOWN_MS = 60 * 60_000;
/** ECS may show a new task so much later: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html */
const VISIBLE_MS = 5 * 60_000;

/** A step that has not ended. */
export interface StepAtWork {
  readonly arn: string;
  /** Whether it is this step of this revision, and is to run to its end. */
  readonly isOurs: boolean;
  /** Its state, for people. */
  readonly text: string;
}

/** When a task was missing first, by its ARN. */
export type Missing = Map<string, number>;

/**
 * The step before a release of a service that has not ended: among the running tasks, and that of the turn, which ECS
 * may not list yet. Needs `ecs:ListTasks`, `ecs:DescribeTasks`.
 * @throws {AwsError}
 */
export async function stepAtWork(
  run: Run,
  { aws }: Pick<StageOf, 'aws'>,
  order: TaskOrder,
  turn: Turn,
  missing: Missing,
): Promise<StepAtWork | undefined> {
  const { cluster = '' } = order.place;
  const listed = await readTasks(aws, { cluster, family: run.subject.names.family }, 'RUNNING');
  const steps = listed
    .filter((task) => task.startedBy?.startsWith(`${STARTED_BY}/`))
    .map((task) => asStep(task, order));
  const found = steps.find(({ isOurs }) => isOurs) ?? steps[0];
  if (found !== undefined || !turn.after.startsWith('arn:')) return found;
  const { tasks: [last] = [] } = await aws.ecs.describeTasks({ cluster, tasks: [turn.after] });
  if (last !== undefined) return last.lastStatus === 'STOPPED' ? undefined : asStep(last, order);
  return isNotYetShown(run, turn, missing)
    ? {
        ...{ arn: turn.after, isOurs: false },
        text: `the task ${lastPartOf(turn.after)} was started before a release, and ECS does not show it yet`,
      }
    : undefined;
}

function asStep(task: Task, { taskDefinition, startedBy }: TaskOrder): StepAtWork {
  const { taskArn: arn = '', lastStatus, desiredStatus } = task;
  return {
    arn,
    isOurs:
      task.taskDefinitionArn === taskDefinition &&
      task.startedBy === startedBy &&
      desiredStatus !== 'STOPPED',
    text: `the task ${lastPartOf(arn)} before another release (${task.startedBy?.split('/')[1]}) is ${lastStatus}`,
  };
}

/** A missing task has either just been started, or stopped long ago. */
function isNotYetShown({ clock }: Run, { after, since }: Turn, missing: Missing): boolean {
  if (since !== undefined && clock.date().getTime() - since.getTime() > SHOWN_MS) return false;
  const first = missing.get(after) ?? clock.now();
  missing.set(after, first);
  return clock.now() - first < VISIBLE_MS;
}
