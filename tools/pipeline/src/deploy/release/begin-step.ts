import { clockText } from '../duration.ts';
import type { ReleaseStep } from '../plan/deploy-files.ts';
import type { Run } from '../run.ts';
import type { StageOf } from '../stage.ts';
import { Stop } from '../stop.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import type { TaskOrder } from '../task/task-order.ts';
import { noteTask, startStep } from './start-step.ts';
import { stepAtWork, type Missing } from './step-at-work.ts';
import { readTurn } from './turn.ts';

const PAUSE_MS = 2_000;

/**
 * Starts a step, or finds its task.
 * @returns ARN of the task; undefined after a wait for a step of another release
 */
export async function beginStep(
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
        `before the release: ${step.name}, which is at work already in the task ${lastPartOf(atWork.arn)}`,
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
