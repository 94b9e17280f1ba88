import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/**
 * Reads what a container has written since the last look. Needs `logs:GetLogEvents`.
 * @returns a function that gives the new lines; none while there is no stream yet
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
      // The end of a stream gives the token that it was given.
      if (page.nextForwardToken === undefined || page.nextForwardToken === nextToken) return lines;
      nextToken = page.nextForwardToken;
    }
  };
}
