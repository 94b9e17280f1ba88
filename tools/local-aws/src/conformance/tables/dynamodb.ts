import type { ConformanceTable } from '../case.ts';
import { items } from './dynamodb/items.ts';
import { refusing } from './dynamodb/refusals.ts';
import { searches } from './dynamodb/searches.ts';
import { tables } from './dynamodb/tables.ts';
import { timesToLive } from './dynamodb/times-to-live.ts';
import { transactions } from './dynamodb/transactions.ts';

export const dynamodbTable: ConformanceTable = {
  service: 'dynamodb',
  cases: [...tables, ...items, ...searches, ...timesToLive, ...transactions, ...refusing],
};
