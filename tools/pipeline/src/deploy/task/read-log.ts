import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/**
 * Reads a container's log incrementally. Needs `logs:GetLogEvents`.
 * @returns a function that returns new lines; none while the stream does not exist
 */
export function createLogReader(
  { logs }: Pick<Aws, 'logs'>,
  logGroupName: string,
  logStreamName: string,
): () => Promise<string[]> {
  let nextToken: string | undefined;
  return async () => {
    const lines: string[] = [];
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
      if (page === undefined) return lines;
      lines.push(...(page.events ?? []).map(({ message = '' }) => message));
      // At the end of a stream, the returned token equals the given one.
      if (page.nextForwardToken === undefined || page.nextForwardToken === nextToken) return lines;
      nextToken = page.nextForwardToken;
    }
  };
}
