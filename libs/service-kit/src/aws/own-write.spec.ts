import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { startLocalAws, type LocalAws } from '@gatehouse/local-aws';
import { createAwsClients, type AwsClients } from './aws-clients.ts';
import { conditionalWrite, writeIdOf } from './own-write.ts';

const TableName = 'things';

let aws: LocalAws;
let clients: AwsClients;
let db: DynamoDBClient;
beforeAll(async () => {
  aws = await startLocalAws({ seed: { tables: [{ name: TableName }] } });
  process.env['AWS_ENDPOINT_URL'] = aws.url;
  process.env['AWS_ACCESS_KEY_ID'] = 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'local';
  clients = createAwsClients(aws.region, 1_000);
  db = clients.client(DynamoDBClient);
});
beforeEach(async () => {
  await put('seeded');
});
afterEach(() => aws.faults.clear());
afterAll(async () => {
  clients.close();
  await aws.stop();
});

const Key = { id: { S: 'one' } };
const item = (writeId: string) => ({ ...Key, writeId: { S: writeId } });
const put = (writeId: string, condition?: string) =>
  db.send(
    new PutItemCommand({
      TableName,
      Item: item(writeId),
      ...(condition && { ConditionExpression: condition }),
    }),
  );
async function get(): Promise<{ writeId: string | undefined } | undefined> {
  const { Item } = await db.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return Item && { writeId: Item['writeId']?.S };
}
const remove = (condition: string, values: Record<string, AttributeValue>) =>
  db.send(
    new DeleteItemCommand({
      TableName,
      Key,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
    }),
  );

describe('a conditional write whose response is lost', () => {
  const lose = (action: string, times: number) =>
    aws.faults.set({ service: 'dynamodb', action, kind: 'lost', times });

  it.each([1, 2, 100])('is recognised for PutItem, lost %s times', async (times) => {
    await remove('writeId = :seeded', { ':seeded': { S: 'seeded' } });
    lose('PutItem', times);
    const written = await conditionalWrite('mine', {
      write: (writeId) => put(writeId, 'attribute_not_exists(id)'),
      read: get,
    });
    expect(written).toBeDefined();
    expect(await get()).toEqual({ writeId: 'mine' });
  });

  it.each([1, 2, 100])('is recognised for UpdateItem, lost %s times', async (times) => {
    lose('UpdateItem', times);
    const written = await conditionalWrite('mine', {
      write: (writeId) =>
        db.send(
          new UpdateItemCommand({
            TableName,
            Key,
            UpdateExpression: 'SET writeId = :mine',
            ConditionExpression: 'writeId = :seeded',
            ExpressionAttributeValues: { ':mine': { S: writeId }, ':seeded': { S: 'seeded' } },
          }),
        ),
      read: get,
    });
    expect(written).toBeDefined();
  });

  it.each([1, 2, 100])(
    'is recognised for DeleteItem by the missing data, lost %s times',
    async (times) => {
      lose('DeleteItem', times);
      const written = await conditionalWrite('mine', {
        write: () => remove('writeId = :seeded', { ':seeded': { S: 'seeded' } }),
        read: async (writeId) => (await get()) ?? { writeId },
      });
      expect(written).toBeDefined();
    },
  );

  it('is refused when another write is stored', async () => {
    lose('PutItem', 1);
    const write = (writeId: string) => put(writeId, 'attribute_not_exists(id)');
    expect(await conditionalWrite('mine', { write, read: get })).toBeUndefined();
  });
});

describe('a conditional write', () => {
  const named = (name: string, more: object = {}) =>
    Object.assign(new Error(name), { name, ...more });
  const after = (error: Error, found: object | undefined | Error) =>
    conditionalWrite('mine', {
      write: () => Promise.reject(error),
      read: async () => {
        if (found instanceof Error) throw found;
        return found;
      },
    });
  const mine = { writeId: 'mine' };
  const others = { writeId: 'others' };
  const conditionFailed = named('TransactionCanceledException', {
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
  });

  it.each([
    named('ConditionalCheckFailedException'),
    named('PreconditionFailed', { $metadata: { httpStatusCode: 412 } }),
    named('NoSuchUpload', { $metadata: { httpStatusCode: 404 } }),
    named('412', { $metadata: { httpStatusCode: 412 } }),
    named('DuplicateItemException'),
    named('ResourceExistsException'),
    named('EntityAlreadyExists'),
    named('TransactionCanceledException', { CancellationReasons: [{ Code: 'DuplicateItem' }] }),
    conditionFailed,
  ])('refused as $name is recognised by the data that it reads back', async (error) => {
    expect(await after(error, mine)).toEqual(mine);
    expect(await after(error, others)).toBeUndefined();
    expect(await after(error, undefined)).toBeUndefined();
    const unread = named('AccessDeniedException');
    await expect(after(error, unread)).rejects.toBe(unread);
  });

  it('of unknown outcome is its own if that is stored, and otherwise fails with its own error', async () => {
    const error = named('TimeoutError');
    expect(await after(error, mine)).toEqual(mine);
    for (const found of [others, undefined, named('X')])
      await expect(after(error, found)).rejects.toBe(error);
  });

  it.each([
    named('ValidationException'),
    named('TransactionCanceledException', { CancellationReasons: [{ Code: 'ValidationError' }] }),
  ])('that is invalid fails without being read back', async (error) => {
    await expect(after(error, mine)).rejects.toBe(error);
  });
});

it('ids of writes are the same for the same parts, and otherwise unique', () => {
  expect(writeIdOf('a', 'b')).toBe(writeIdOf('a', 'b'));
  expect(writeIdOf('a', 'b')).not.toBe(writeIdOf('ab'));
  expect(writeIdOf()).not.toBe(writeIdOf());
});
