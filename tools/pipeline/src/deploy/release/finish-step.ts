import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { ReleaseStep } from '../plan/deploy-files.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { followTask } from '../task/follow-task.ts';
import { lastPartOf } from '../../aws/last-part-of.ts';
import type { TaskOrder } from '../task/task-order.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 20;
const LINE = 500;

/** Follows a step to its end. @throws {Stop} if it fails; {@link AwsError} */
export async function finishStep(
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
  if (exitCode !== 0) throw failed(run, step, { task: lastPartOf(arn), exitCode, reason, lines });
  run.done.push(`ran ${step.name} before the release (task ${lastPartOf(arn)})`);
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
