import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { isRefusal } from '../../aws/aws-error.ts';
import { cleanText, cutText } from '../../gate/reporters/clean-text.ts';
import type { Aws } from '../aws.ts';
import type { StoppedTask } from '../observe/snapshot.ts';
import type { Stopped } from '../report/report.ts';

/** One task is enough of those that stopped for the same reason. */
const MOST_TASKS = 3;
const MOST_LINES = 15;
/** Maximum number of requests for the end of one log. */
const MOST_PAGES = 10;
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

/**
 * The end of a container's log; empty if it never wrote any. A page may be empty although there are earlier lines; at the
 * beginning of the log, the token stays the same:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
async function lastLines(
  logs: Aws['logs'],
  options: Readonly<Record<string, string | undefined>>,
  container: string,
  task: string,
): Promise<string[]> {
  try {
    const lines: string[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES && lines.length < MOST_LINES; page += 1) {
      const { events = [], nextBackwardToken } = await logs.getLogEvents({
        logGroupName: options['awslogs-group'],
        logStreamName: `${options['awslogs-stream-prefix']}/${container}/${task}`,
        limit: MOST_LINES - lines.length,
        startFromHead: false,
        nextToken: token,
      });
      lines.unshift(...events.map(({ message = '' }) => cutText(cleanText(message), LINE)));
      if (nextBackwardToken === undefined || nextBackwardToken === token) break;
      token = nextBackwardToken;
    }
    return lines;
  } catch (error) {
    if (isRefusal(error, 'ResourceNotFoundException')) return [];
    throw error;
  }
}
