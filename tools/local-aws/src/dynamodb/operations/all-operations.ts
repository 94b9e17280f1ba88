import type { DynamoOperations } from '../context.ts';
import { itemOperations } from './items.ts';
import { tableOperations } from './tables.ts';
import { timeToLiveOperations } from './time-to-live.ts';
import { transactGetOperations } from './transact-get.ts';
import { transactWriteOperations } from './transact-write.ts';
import { updateTableOperations } from './update-table.ts';

export const dynamoOperations: DynamoOperations = {
  ...tableOperations,
  ...updateTableOperations,
  ...timeToLiveOperations,
  ...itemOperations,
  ...transactWriteOperations,
  ...transactGetOperations,
};
