import { tableOf, type DynamoOperations } from '../context.ts';
import { runNow, validated } from '../dynalite.ts';
import type { DelegatedOperation } from '../delegated-operation.ts';
import type { Table } from '../table.ts';
import { DynamoError, invalid } from '../dynamo-error.ts';
import { clearTimeToLive } from '../time-to-live.ts';
import { reads } from './reads.ts';

const writes = (action: DelegatedOperation): DynamoOperations => ({
  [action]: (input, { dynalite }) => runNow(dynalite, action, validated(dynalite, action, input)),
});

export const tableOperations: DynamoOperations = {
  CreateTable(input, context) {
    const { dynalite } = context;
    const { DeletionProtectionEnabled = false, Tags, ...known } = input;
    const checked = { ...validated(dynalite, 'CreateTable', known), DeletionProtectionEnabled };
    const tagged = Tags && validated(dynalite, 'TagResource', { ResourceArn: anyArn, Tags });
    const name = known['TableName'] as string;
    if (tableOf(context, name))
      throw new DynamoError('ResourceInUseException', `Table already exists: ${name}`);
    const created = runNow(dynalite, 'CreateTable', checked) as { TableDescription: Table };
    if (tagged)
      runNow(dynalite, 'TagResource', {
        ...tagged,
        ResourceArn: created.TableDescription.TableArn,
      });
    return created;
  },
  DeleteTable(input, context) {
    const { dynalite } = context;
    const checked = validated(dynalite, 'DeleteTable', input);
    const name = checked['TableName'] as string;
    if (tableOf(context, name)?.DeletionProtectionEnabled)
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    const deleted = runNow(dynalite, 'DeleteTable', checked);
    clearTimeToLive(context, name);
    return deleted;
  },
  ...reads('DescribeTable'),
  ...reads('ListTables'),
  ...reads('ListTagsOfResource'),
  ...writes('TagResource'),
  ...writes('UntagResource'),
};

/** Checks the tags before the table, and therefore its ARN, exists. */
const anyArn = 'arn:aws:dynamodb:region:000000000000:table/table';

/** @throws DynamoError ResourceNotFoundException */
export function existing(table: Table | undefined, name: string): Table {
  if (table) return table;
  throw new DynamoError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${name} not found`,
  );
}
