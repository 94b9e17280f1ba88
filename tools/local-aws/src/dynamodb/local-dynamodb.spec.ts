import { LocalDynamoDb } from './local-dynamodb.ts';

it('responds with CREATING and DELETING, and has the table ready or gone for the next call', async () => {
  const dynamodb = new LocalDynamoDb({ region: 'eu-central-1', accountId: '000000000000' });
  const input = {
    TableName: 'users',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  };
  const status = 'TableDescription.TableStatus';
  expect(await dynamodb.call('CreateTable', input)).toHaveProperty(status, 'CREATING');
  const { TableName } = input;
  expect(await dynamodb.call('DescribeTable', { TableName })).toHaveProperty(
    'Table.TableStatus',
    'ACTIVE',
  );
  expect(await dynamodb.call('DeleteTable', { TableName })).toHaveProperty(status, 'DELETING');
  expect(await dynamodb.call('ListTables', {})).toEqual({ TableNames: [] });
});
