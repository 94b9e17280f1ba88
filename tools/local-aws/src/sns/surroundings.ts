import type { Clock } from '../clock.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { AccountRegion } from '../arn.ts';
import type { LocalSqs } from '../sqs/local-sqs.ts';

/** The dependencies of SNS: queues to deliver to, and the log of published messages. */
export interface Surroundings {
  readonly place: AccountRegion;
  readonly clock: Clock;
  readonly sqs: Pick<LocalSqs, 'deliver' | 'kindOf'>;
  readonly notifications: NotificationLog;
}
