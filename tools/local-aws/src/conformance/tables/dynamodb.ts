import type { ConformanceTable } from '../case.ts';
import { items } from './dynamodb/items.ts';
import { refusing } from './dynamodb/refusals.ts';
import { tables } from './dynamodb/tables.ts';
import { timesToLive } from './dynamodb/times-to-live.ts';
import { transactions } from './dynamodb/transactions.ts';
import { newTables } from './dynamodb/new-tables.ts';
import { tableTags } from './dynamodb/table-tags.ts';
import { indexes } from './dynamodb/indexes.ts';
import { capacity } from './dynamodb/capacity.ts';
import { conditions } from './dynamodb/conditions.ts';
import { updates } from './dynamodb/updates.ts';
import { batches } from './dynamodb/batches.ts';
import { queries } from './dynamodb/queries.ts';
import { scans } from './dynamodb/scans.ts';
import { cancellations } from './dynamodb/cancellations.ts';
import { transactionTokens } from './dynamodb/transaction-tokens.ts';
import { indexQueries } from './dynamodb/index-queries.ts';

export const dynamodbTable: ConformanceTable = {
  service: 'dynamodb',
  cases: [
    ...newTables,
    ...tables,
    ...tableTags,
    ...indexes,
    ...capacity,
    ...items,
    ...conditions,
    ...updates,
    ...batches,
    ...queries,
    ...indexQueries,
    ...scans,
    ...timesToLive,
    ...transactions,
    ...cancellations,
    ...transactionTokens,
    ...refusing,
  ],
};
