import { clockText } from '../duration.ts';
import { deployedBy } from '../record/deployed-by.ts';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Definition, ReleaseStep } from '../plan/deploy-files.ts';
import type { Run, StageOf } from '../run.ts';
import { Stop } from '../stop.ts';
import { followTask, idOf } from '../task/run-task.ts';
import { placeOf, type TaskOrder } from '../task/task-order.ts';
import { noteTask, startStep } from './start-step.ts';
import { STARTED_BY, stepAtWork, type Missing } from './step-at-work.ts';
import { readTurn } from './turn.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 20;
const PAUSE_MS = 2_000;
const LINE = 500;

/** What a command knows of the steps before its release, whenever it checks everything again. */
export interface StepsSoFar {
  /** Names of those that have succeeded. */
  readonly done: Set<string>;
  readonly missing: Missing;
}

/**
 * Runs the steps that must succeed before a release, such as migrations, in the revision to release. A step that still
 * runs since an interrupted command is followed instead of being started again. Steps of a service never run at the same
 * time, whichever commands start them.
 * @param taskDefinition ARN of the revision.
 * @param waiting For steps of other releases.
 * @returns whether all are done; false after a wait for another release, because what was checked before may be outdated
 * @throws {Stop} for the first step that fails, and if the deadline passes; {@link AwsError}
 */
export async function runReleaseSteps(
  run: Run,
  waiting: StageOf,
  { service: wanted, release }: Definition,
  taskDefinition: string,
  { env, steps }: { readonly env: NodeJS.ProcessEnv; readonly steps: StepsSoFar },
): Promise<boolean> {
  const { names } = run.subject;
  const { cluster, service } = names;
  for (const step of release?.before ?? []) {
    if (steps.done.has(step.name)) continue;
    const order: TaskOrder = {
      ...{ taskDefinition, container: service, command: step.command },
      place: placeOf(cluster, wanted),
      startedBy: `${STARTED_BY}/${step.name}`,
      tags: { 'gatehouse:by': deployedBy(env) },
      log: { group: names.logGroup, prefix: service },
    };
    const arn = await beginStep(run, waiting, step, order, steps.missing);
    if (arn === undefined) return false;
    await finishStep(run, step, order, arn);
    steps.done.add(step.name);
  }
  return true;
}

/**
 * Starts a step, or finds its task.
 * @returns ARN of the task; undefined after a wait for a step of another release
 */
async function beginStep(
  run: Run,
  waiting: StageOf,
  step: ReleaseStep,
  order: TaskOrder,
  missing: Missing,
): Promise<string | undefined> {
  const parameter = run.subject.names.parameter('release-step');
  const began = run.clock.now();
  for (let waited = false; ; waited = true) {
    const turn = await readTurn(waiting, parameter);
    const atWork = await stepAtWork(run, waiting, order, turn, missing);
    if (atWork?.isOurs) {
      run.progress.say(
        `before the release: ${step.name}, which is at work already in the task ${idOf(atWork.arn)}`,
      );
      // A command that was killed may not have noted it.
      if (turn.after !== atWork.arn) await noteTask(run, parameter, atWork.arn);
      return atWork.arn;
    }
    if (atWork === undefined) {
      if (waited) return undefined;
      run.progress.say(`before the release: ${step.name}`);
      const arn = await startStep(run, waiting, order, turn, parameter);
      if (arn !== undefined) return arn;
    }
    const what = atWork?.text ?? 'another release has started a step at the same moment';
    run.doing = `${what}: waiting for it`;
    if (!(await waiting.deadline.wait(PAUSE_MS)))
      throw new Stop('GH-DEPLOY-009', 'refused', [
        `${what}, still after ${clockText(run.clock.now() - began)}`,
      ]);
  }
}

/** Follows a step to its end. @throws {Stop} if it fails; {@link AwsError} */
async function finishStep(
  run: Run,
  step: ReleaseStep,
  order: TaskOrder,
  arn: string,
): Promise<void> {
  const stage = run.enter('prepare', (step.timeout ?? DEFAULT_MINUTES) * MINUTE_MS);
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
