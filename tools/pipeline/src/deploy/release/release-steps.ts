import type { Aws } from '../aws.ts';
import { clockText } from '../duration.ts';
import { readTasks } from '../observe/read-tasks.ts';
import { deployedBy } from '../record/deployed-by.ts';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Definition, ReleaseStep } from '../plan/deploy-files.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { followTask, idOf, startTask } from '../task/run-task.ts';
import { placeOf, type TaskOrder } from '../task/task-order.ts';

/** Names of tasks before a release in ECS. */
const STARTED_BY = 'gatehouse-before';
const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 20;
const PAUSE_MS = 2_000;
const LINE = 500;

/**
 * Runs the steps that must succeed before a release, such as migrations, in the revision to release. A step that still
 * runs since an interrupted command is followed instead of being started again; steps of another revision are waited
 * for.
 * @param taskDefinition ARN of the revision.
 * @throws {Stop} for the first step that fails; {@link AwsError}
 */
export async function runReleaseSteps(
  run: Run,
  { service: wanted, release }: Definition,
  taskDefinition: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { names } = run.subject;
  const { cluster, service } = names;
  for (const step of release?.before ?? []) {
    const timeoutMs = (step.timeout ?? DEFAULT_MINUTES) * MINUTE_MS;
    const stage = run.enter('prepare', timeoutMs);
    const order: TaskOrder = {
      ...{ taskDefinition, container: service, command: step.command },
      place: placeOf(cluster, wanted),
      startedBy: `${STARTED_BY}/${step.name}`,
      tags: { 'gatehouse:by': deployedBy(env) },
      log: { group: names.logGroup, prefix: service },
    };
    const found = await quietOthers(run, stage.aws, order, async () =>
      stage.deadline.wait(PAUSE_MS),
    );
    run.progress.say(
      found === undefined
        ? `before the release: ${step.name}`
        : `before the release: ${step.name}, which is at work already in the task ${idOf(found)}`,
    );
    const arn = found ?? (await startTask(run, stage.aws, order));
    const lines: string[] = [];
    const { exitCode, reason } = await followTask(run, stage, order, arn, {
      // A partial migration may be worse than a complete one: the same command then follows it.
      goesOn: true,
      write(line) {
        const text = cutText(cleanText(line), LINE);
        lines.push(text);
        run.progress.say(`${step.name}: ${text}`);
      },
    });
    if (exitCode !== 0) throw failed(run, step, { task: idOf(arn), exitCode, reason, lines });
    run.done.push(`ran ${step.name} before the release (task ${idOf(arn)})`);
  }
}

const MOST_LINES = 15;

function failed(
  run: Run,
  { name }: ReleaseStep,
  end: { task: string; exitCode: number | undefined; reason: string; lines: readonly string[] },
): Stop {
  const { task, exitCode, reason, lines } = end;
  run.stopped = [
    {
      ...{ task, reason: cleanText(reason) },
      containers: exitCode === undefined ? ['never ran'] : [`exit code ${exitCode}`],
      log: lines.slice(-MOST_LINES),
    },
  ];
  const how = exitCode === undefined ? `did not run: ${reason}` : `ended with ${exitCode}`;
  return new Stop('GH-DEPLOY-013', 'failed', [
    `${name}, which must succeed before the release, ${how}`,
    'the service has not been changed: what ran before still runs',
  ]);
}

/**
 * Waits for steps of other releases, which might migrate at the same time. Needs `ecs:ListTasks`, `ecs:DescribeTasks`.
 * @returns the task of this step, if it is already running
 */
async function quietOthers(
  run: Run,
  aws: Pick<Aws, 'ecs'>,
  { taskDefinition, startedBy, place: { cluster = '' } }: TaskOrder,
  pause: () => Promise<boolean>,
): Promise<string | undefined> {
  const began = run.clock.now();
  const { family } = run.subject.names;
  for (;;) {
    const running = await readTasks(aws, { cluster, family }, 'RUNNING');
    const tasks = running.filter((task) => task.startedBy?.startsWith(`${STARTED_BY}/`));
    const ours = tasks.find(
      (task) => task.taskDefinitionArn === taskDefinition && task.startedBy === startedBy,
    );
    if (ours?.taskArn !== undefined) return ours.taskArn;
    const [other] = tasks;
    if (other === undefined) return undefined;
    const what = `the task ${idOf(other.taskArn ?? '')} before another release (${other.startedBy?.split('/')[1]}) is ${other.lastStatus}`;
    run.doing = `${what}: waiting for it`;
    if (!(await pause()))
      throw new Stop('GH-DEPLOY-009', 'refused', [
        `${what}, still after ${clockText(run.clock.now() - began)}`,
      ]);
  }
}
