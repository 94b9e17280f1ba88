import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { isRefusal } from '../../aws/aws-error.ts';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Aws } from '../aws.ts';
import type { StoppedTask } from '../observe/snapshot.ts';
import type { Stopped } from '../report/report.ts';

/** One task is enough of those that stopped for the same reason. */
const MOST_TASKS = 3;
const MOST_LINES = 15;
const LINE = 500;

/**
 * Why tasks stopped, and their last output, without control characters. Needs `logs:GetLogEvents`.
 * @param stopped Newest first.
 * @throws {AwsError}
 */
export async function explainStops(
  { logs }: Pick<Aws, 'logs'>,
  stopped: readonly StoppedTask[],
  { containerDefinitions = [] }: RegisterTaskDefinitionRequest,
): Promise<Stopped[]> {
  const different = new Map<string, StoppedTask>();
  for (const task of stopped) if (!different.has(kindOf(task))) different.set(kindOf(task), task);
  return Promise.all(
    [...different.values()].slice(0, MOST_TASKS).map(async (task) => ({
      task: task.id,
      reason: cleanText(task.reason),
      containers: task.containers.map(containerText),
      log: (
        await Promise.all(
          containerDefinitions.map(({ name = '', logConfiguration }) =>
            lastLines(logs, logConfiguration?.options ?? {}, name, task.id),
          ),
        )
      ).flat(),
    })),
  );
}

const containerText = ({ name, exitCode, reason }: StoppedTask['containers'][number]) =>
  cleanText(
    `${name}: ${exitCode === undefined ? 'never ran' : `exit code ${exitCode}`}${reason ? `, ${reason}` : ''}`,
  );

/**
 * The reason of a stopped task without the parts that differ between tasks: ids, addresses, times.
 */
const kindOf = ({ reason, containers }: StoppedTask) =>
  `${reason.replace(/[0-9a-f-]{8,}|\d+/g, '#')} ${containers.map(containerText).join()}`;

/** The end of a container's log; empty if it never wrote any. */
async function lastLines(
  logs: Aws['logs'],
  options: Readonly<Record<string, string | undefined>>,
  container: string,
  task: string,
): Promise<string[]> {
  try {
    const { events = [] } = await logs.getLogEvents({
      logGroupName: options['awslogs-group'],
      logStreamName: `${options['awslogs-stream-prefix']}/${container}/${task}`,
      limit: MOST_LINES,
      startFromHead: false,
    });
    return events.map(({ message = '' }) => cutText(cleanText(message), LINE));
  } catch (error) {
    if (isRefusal(error, 'ResourceNotFoundException')) return [];
    throw error;
  }
}
