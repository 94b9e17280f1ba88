import { GatehouseError } from '@gatehouse/service-manifest';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../../deploy/aws.ts';
import { suggestService } from '../../deploy/services.ts';
import type { LogLine } from './log-line.ts';

/** A search in a log. */
export interface Query {
  readonly service: string;
  readonly logGroup: string;
  readonly since: Date;
  /** Only lines with this id. */
  readonly trace: string | undefined;
}

/**
 * The lines of a service's log, oldest first, page by page. Needs `logs:FilterLogEvents`.
 * @throws with one line if the log group does not exist; {@link AwsError}
 */
export async function* readLines(
  { logs }: Pick<Aws, 'logs'>,
  { service, logGroup, since, trace }: Query,
): AsyncGenerator<readonly LogLine[]> {
  let nextToken: string | undefined;
  do {
    const page = await logs
      .filterLogEvents({
        logGroupName: logGroup,
        startTime: since.getTime(),
        ...(trace !== undefined && { filterPattern: `"${trace}"` }),
        ...(nextToken !== undefined && { nextToken }),
      })
      .catch((error: unknown) => {
        if (!isRefusal(error, 'ResourceNotFoundException')) throw error;
        throw new GatehouseError(
          'GH-OPERATE-005',
          `there is no log group ${logGroup}${suggestService(service) || ': deploy the stack of the service first'}`,
          { cause: error },
        );
      });
    yield (page.events ?? []).map(({ eventId, timestamp, message, logStreamName }) => ({
      service,
      id: eventId ?? '',
      time: new Date(timestamp ?? 0),
      // PREFIX/CONTAINER/TASK
      task: logStreamName?.split('/').at(-1) ?? '',
      text: message ?? '',
    }));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}
