import type { Task } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import { clockText } from '../duration.ts';
import { Interrupted } from '../interruption.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import { createLogReader } from './read-log.ts';
import { stopTask } from './stop-task.ts';
import type { TaskOrder } from './task-order.ts';

/** The outcome of a task. */
export interface TaskEnd {
  readonly task: string;
  /** Exit code of the container; undefined if it never ran. */
  readonly exitCode: number | undefined;
  /** ECS's reason, on one line. */
  readonly reason: string;
}

export interface Follow {
  /** Called with each line that the container writes. */
  readonly write: (line: string) => void;
  /** Whether an interruption leaves the task running. */
  readonly goesOn?: boolean;
}

const PAUSE_MS = 1_000;
/** How often to read lines after the end, because the log driver sends them in batches. */
const LOOKS_AFTER_END = 3;
/** For one look at the output. */
const LOG_MS = 5_000;

/**
 * Follows a task to its end, and passes on its log. Stops the task at the deadline, and on an interruption unless the
 * task may continue. Needs `ecs:DescribeTasks`, `ecs:StopTask`, `logs:GetLogEvents`.
 * @throws {Stop} if the task was stopped; {@link AwsError}
 */
export async function followTask(
  run: Run,
  { aws, deadline }: StageOf,
  order: TaskOrder,
  arn: string,
  { write, goesOn = false }: Follow,
): Promise<TaskEnd> {
  const { place, container, log } = order;
  const { cluster } = place;
  const readLog = createLogReader(
    log.group,
    `${log.prefix}/${container}/${lastPartOf(arn)}`,
    write,
  );
  let unread: string | undefined;
  // A migration is not stopped half-way because its output cannot be read.
  const hand = async () => {
    unread = await readLog(run.within(LOG_MS).aws).then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof AwsError)) throw error;
        return error.message;
      },
    );
  };
  try {
    for (;;) {
      const { tasks: [task] = [] } = await aws.ecs.describeTasks({ cluster, tasks: [arn] });
      run.doing = `the task ${lastPartOf(arn)} is ${task?.lastStatus ?? 'not known'}`;
      await hand();
      if (task?.lastStatus === 'STOPPED') {
        for (let look = 1; look < LOOKS_AFTER_END; look += 1) {
          if (!(await deadline.wait(PAUSE_MS))) break;
          await hand();
        }
        if (unread !== undefined)
          run.warn(`the output of the task ${lastPartOf(arn)} is incomplete: ${unread}`);
        return endOf(task, container, arn);
      }
      if (!(await deadline.wait(PAUSE_MS)))
        throw new Stop('GH-DEPLOY-005', 'failed', [
          `it has not ended after ${clockText(deadline.timeoutMs)}`,
        ]);
    }
  } catch (error) {
    if (goesOn && error instanceof Interrupted) throw error;
    throw await stopTask(run, order, arn, error);
  }
}

function endOf({ containers = [], ...task }: Task, container: string, arn: string): TaskEnd {
  const ours = containers.find(({ name }) => name === container);
  const reason = ours?.reason ?? task.stoppedReason ?? task.stopCode ?? 'no reason given';
  return { task: lastPartOf(arn), exitCode: ours?.exitCode, reason };
}
