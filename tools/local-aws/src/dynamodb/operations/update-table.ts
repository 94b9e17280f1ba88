import { type DynamoOperations, tableOf } from '../context.ts';
import { type Input, runNow, validated } from '../dynalite.ts';
import type { Index, Table } from '../table.ts';
import { DynamoError } from '../dynamo-error.ts';
import { withIndex, withoutIndex } from './table-indexes.ts';
import { existing } from './tables.ts';

interface IndexUpdate {
  readonly Create?: Index;
  readonly Delete?: { readonly IndexName: string };
  readonly Update?: object;
}

interface TableUpdate {
  readonly TableName: string;
  readonly AttributeDefinitions?: Table['AttributeDefinitions'];
  readonly DeletionProtectionEnabled?: boolean;
  readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdate[];
}

/** dynalite has no deletion protection, and neither creates nor deletes indexes of an existing table. */
export const updateTableOperations: DynamoOperations = {
  UpdateTable(input, context) {
    const { DeletionProtectionEnabled, AttributeDefinitions, ...known } = input as Input &
      TableUpdate;
    validated(context.dynalite, 'DescribeTable', { TableName: known.TableName });
    if (DeletionProtectionEnabled === undefined || Object.keys(known).length > 1)
      validated(context.dynalite, 'UpdateTable', withThroughput(known));
    const name = known.TableName;
    let table = existing(tableOf(context, name), name);
    const { indexes, throughput } = byKind(known.GlobalSecondaryIndexUpdates);
    if (indexes.length > 1)
      throw new DynamoError(
        'LimitExceededException',
        'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
      );

    const { GlobalSecondaryIndexUpdates: _, ...settings } = known;
    const others = {
      ...settings,
      ...(throughput.length > 0 && { GlobalSecondaryIndexUpdates: throughput }),
    };
    if (Object.keys(others).length > 1) {
      runNow(context.dynalite, 'UpdateTable', validated(context.dynalite, 'UpdateTable', others));
      table = existing(tableOf(context, name), name);
    }
    table = {
      ...table,
      ...(DeletionProtectionEnabled !== undefined && { DeletionProtectionEnabled }),
      ...(AttributeDefinitions && { AttributeDefinitions: merged(table, AttributeDefinitions) }),
    };
    const [index] = indexes;
    let inProgress: Table = table;
    if (index?.Create) [table, inProgress] = withIndex(context, table, index.Create);
    if (index?.Delete) [table, inProgress] = withoutIndex(context, table, index.Delete.IndexName);
    context.store.put('table', name, table);
    return { TableDescription: inProgress };
  },
};

/** dynalite requires the throughput of a new index, which only a provisioned table has. */
const withThroughput = (update: TableUpdate): Input => ({
  ...update,
  ...(update.GlobalSecondaryIndexUpdates && {
    GlobalSecondaryIndexUpdates: update.GlobalSecondaryIndexUpdates.map(({ Create, ...rest }) => ({
      ...rest,
      ...(Create && { Create: { ProvisionedThroughput: anyThroughput, ...Create } }),
    })),
  }),
});

const anyThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

function byKind(updates: readonly IndexUpdate[] = []) {
  const isThroughput = ({ Update }: IndexUpdate): boolean => Update !== undefined;
  return {
    indexes: updates.filter((update) => !isThroughput(update)),
    throughput: updates.filter(isThroughput),
  };
}

const merged = (
  { AttributeDefinitions }: Table,
  more: Table['AttributeDefinitions'],
): Table['AttributeDefinitions'] => [
  ...new Map([...AttributeDefinitions, ...more].map((each) => [each.AttributeName, each])).values(),
];
