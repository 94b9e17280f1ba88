import type { DynamoContext } from '../context.ts';
import { itemsOf } from '../dynalite-store.ts';
import { type Item, database } from '../dynalite.ts';
import type { Index, Table } from '../table.ts';
import { DynamoError, invalid } from '../dynamo-error.ts';

/**
 * The table with the new index over all of its items, and the description that AWS returns while it builds the index.
 */
export function withIndex(context: DynamoContext, table: Table, index: Index): [Table, Table] {
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

export function withoutIndex(
  { dynalite }: DynamoContext,
  table: Table,
  name: string,
): [Table, Table] {
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
