import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DueNotification } from './due-notification.ts';

/** The key of the outbox index, which contains only users with an undelivered notification. */
export const OUTBOX = 'user-created';

/** Users per poll of the outbox. */
const BATCH = 25;

/** Reads overdue notifications, oldest first. */
export const dueCommand = (table: string) =>
  new QueryCommand({
    TableName: table,
    IndexName: 'by-outbox',
    KeyConditionExpression: 'outbox = :outbox AND outboxDue <= :now',
    ExpressionAttributeValues: { ':outbox': OUTBOX, ':now': new Date().toISOString() },
    Limit: BATCH,
  });

/** Claims a delivery, unless another task did. */
export const claimCommand = (table: string, { id, due, tries }: DueNotification, next: string) =>
  new UpdateCommand({
    TableName: table,
    Key: { id },
    UpdateExpression: 'SET outboxDue = :next, outboxTries = :tries',
    ConditionExpression: 'outboxDue = :due',
    ExpressionAttributeValues: { ':next': next, ':tries': tries + 1, ':due': due },
  });

/** Reads a user, consistent with the last write. */
export const readCommand = (table: string, id: string) =>
  new GetCommand({
    TableName: table,
    Key: { id },
    ConsistentRead: true,
  });

/** Removes a notification from its user. */
export const deliveredCommand = (table: string, id: string) =>
  new UpdateCommand({
    TableName: table,
    Key: { id },
    UpdateExpression: 'REMOVE outbox, outboxDue, outboxTries',
    ConditionExpression: 'attribute_exists(outbox)',
  });
