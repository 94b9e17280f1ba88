import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/**
 * Reads a container's log incrementally. Needs `logs:GetLogEvents`.
 * @param write Gets each line once, also those before a failed call.
 * @returns a function that passes new lines on; none while the stream does not exist. It throws {@link AwsError}
 */
export function createLogReader(
  logGroupName: string,
  logStreamName: string,
  write: (line: string) => void,
): (aws: Pick<Aws, 'logs'>) => Promise<void> {
  let nextToken: string | undefined;
  return async ({ logs }) => {
    for (;;) {
      const page = await logs
        .getLogEvents({
          ...{ logGroupName, logStreamName, startFromHead: true },
          ...(nextToken !== undefined && { nextToken }),
        })
        .catch((error: unknown) => {
          if (isRefusal(error, 'ResourceNotFoundException')) return undefined;
          throw error;
        });
      page?.events?.forEach(({ message = '' }) => write(message));
      // At the end of a stream, the returned token equals the given one.
      if (page?.nextForwardToken === undefined || page.nextForwardToken === nextToken) return;
      nextToken = page.nextForwardToken;
    }
  };
}
