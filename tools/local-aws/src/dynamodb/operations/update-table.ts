import { tableOf, type DynamoContext, type DynamoOperations } from '../context.ts';
import {
  database,
  runNow,
  validated,
  type Index,
  type Input,
  type Item,
  type Table,
} from '../dynalite.ts';
import { itemsOf } from '../dynalite-store.ts';
import { DynamoError, invalid } from '../dynamo-error.ts';
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

/**
 * The table with the new index over all of its items, and the description that AWS returns while it builds the index.
 */
function withIndex(context: DynamoContext, table: Table, index: Index): [Table, Table] {
  const { GlobalSecondaryIndexes: before = [] } = table;
  if (before.some(({ IndexName }) => IndexName === index.IndexName))
    throw invalid('Attempting to create an index which already exists');
  const keys = index.KeySchema.map(({ AttributeName }) => AttributeName);
  const defined = table.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  if (!keys.every((key) => defined.includes(key)))
    throw invalid(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  const onDemand = table.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST';
  if (onDemand === Boolean(index.ProvisionedThroughput))
    throw invalid(
      onDemand
        ? 'One or more parameter values were invalid: ProvisionedThroughput should not be specified for index: ' +
            `${index.IndexName} when BillingMode is PAY_PER_REQUEST`
        : `One or more parameter values were invalid: ProvisionedThroughput must be specified for index: ${index.IndexName}`,
    );
  const described = (IndexStatus: string): Index & { IndexStatus: string } => ({
    ...index,
    ...{ IndexStatus, IndexArn: `${table.TableArn}/index/${index.IndexName}` },
    ...{ IndexSizeBytes: 0, ItemCount: 0 },
    ProvisionedThroughput: {
      ...{ ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
      ...index.ProvisionedThroughput,
    },
  });
  const complete = { ...table, GlobalSecondaryIndexes: [...before, described('ACTIVE')] };
  backfill(context, {
    ...table,
    LocalSecondaryIndexes: [],
    GlobalSecondaryIndexes: [index],
  } as Table);
  return [complete, building(table, [...before, described('CREATING')])];
}

function backfill({ store, dynalite }: DynamoContext, table: Table): void {
  const items = itemsOf(table.TableName);
  for (const key of store.part(items).keys())
    database.updateIndexes(dynalite, table, undefined, store.get(items, key) as Item, (error) => {
      if (error) throw error;
    });
}

function withoutIndex({ dynalite }: DynamoContext, table: Table, name: string): [Table, Table] {
  const { GlobalSecondaryIndexes: before = [] } = table;
  if (!before.some(({ IndexName }) => IndexName === name))
    throw new DynamoError('ResourceNotFoundException', 'Requested resource not found');
  dynalite.deleteIndexDb('Global', table.TableName, name, () => undefined);
  const { GlobalSecondaryIndexes: _, ...rest } = table;
  const left = before.filter(({ IndexName }) => IndexName !== name);
  return [
    left.length > 0 ? { ...rest, GlobalSecondaryIndexes: left } : rest,
    building(
      table,
      before.map((each) => (each.IndexName === name ? { ...each, IndexStatus: 'DELETING' } : each)),
    ),
  ];
}

const building = (table: Table, indexes: readonly Index[]): Table =>
  ({ ...table, TableStatus: 'UPDATING', GlobalSecondaryIndexes: indexes }) as Table;
