import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishCommand } from '@aws-sdk/client-sns';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientsFor, type Clients } from '../test/clients.ts';

const seed = {
  topics: ['news'],
  buckets: ['assets'],
  tables: [{ name: 'users' }],
  secrets: { key: seededSecrets.currentKey },
};

let dataFolder: string;
let aws: LocalAws;
let clients: Clients;

async function start(): Promise<void> {
  aws = await startLocalAws({ seed, dataFolder });
  clients = clientsFor(aws.url);
}

async function stop(): Promise<void> {
  clients.destroy();
  await aws.stop();
}

beforeEach(async () => {
  dataFolder = join(mkdtempSync(join(tmpdir(), 'gatehouse-data-')), 'made');
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(join(dataFolder, '..'), { recursive: true });
});

const put = (Key: string, Body: string | Buffer, more = {}) =>
  clients.s3.send(new PutObjectCommand({ Bucket: 'assets', Key, Body, ...more }));
const read = async (Key: string) => {
  const object = await clients.s3.send(new GetObjectCommand({ Bucket: 'assets', Key }));
  return { ...object, text: await object.Body?.transformToString() };
};
const publish = (Message: string) =>
  clients.sns.send(new PublishCommand({ TopicArn: aws.topicArn('news'), Message }));

it('keeps everything across a restart, and does not overwrite it by seeding', async () => {
  await aws.secrets.rotate('key');
  const rotated = aws.secrets.get('key');
  const arn = aws.secrets.arn('key');
  const Attributes = { DisplayName: 'Fun & games', FifoTopic: 'true' };
  const fifo = new CreateTopicCommand({
    Name: 'made.fifo',
    Attributes,
    Tags: [{ Key: 'team', Value: 'a<b' }],
  });
  await clients.sns.send(fifo);
  await publish('one');
  await clients.dynamodb.send(
    new PutItemCommand({ TableName: 'users', Item: { id: { S: '1' }, name: { S: 'Ann' } } }),
  );
  await put('a/b c&ä.txt', 'text', { ContentType: 'text/x-test', Metadata: { owner: 'me' } });
  await put('empty', Buffer.alloc(0));
  await put('gone', 'x');
  await clients.s3.send(new DeleteObjectCommand({ Bucket: 'assets', Key: 'gone' }));

  await stop();
  await start();

  expect(aws.secrets.get('key')).toBe(rotated);
  expect(aws.secrets.get('key', 'AWSPREVIOUS')).toBe(seededSecrets.currentKey);
  expect(aws.secrets.arn('key')).toBe(arn);
  // Creating the topic again succeeds only if its attributes and tags are unchanged.
  await clients.sns.send(fifo);
  expect(aws.notifications()).toMatchObject([{ message: 'one' }]);
  const item = new GetItemCommand({ TableName: 'users', Key: { id: { S: '1' } } });
  expect((await clients.dynamodb.send(item)).Item).toMatchObject({ name: { S: 'Ann' } });
  expect(await read('a/b c&ä.txt')).toMatchObject({
    text: 'text',
    ContentType: 'text/x-test',
    Metadata: { owner: 'me' },
  });
  expect(await read('empty')).toMatchObject({ text: '' });
  const list = await clients.s3.send(new ListObjectsV2Command({ Bucket: 'assets' }));
  expect(list.KeyCount).toBe(2);

  await put('empty', 'no more');
  await publish('two');
  await stop();
  await start();
  expect(await read('empty')).toMatchObject({ text: 'no more' });
  expect(await read('a/b c&ä.txt')).toMatchObject({ Metadata: { owner: 'me' } });
  expect(aws.notifications().map(({ message }) => message)).toEqual(['one', 'two']);
});

it('writes while it runs, so that a kill loses little', async () => {
  aws.secrets.put('later', seededSecrets.rotatedKey);
  await publish('one');
  await put('object', 'text');
  const file = (name: string) => join(dataFolder, name);
  expect(readFileSync(file('secrets.json'), 'utf8')).toContain(seededSecrets.rotatedKey);
  expect(readFileSync(file('notifications.jsonl'), 'utf8')).toContain('"one"');
  await waitFor('the object on disk', () =>
    readFileSync(join(file('objects'), 'index.json'), 'utf8').includes('"object"'),
  );
  expect(existsSync(file('dynamodb'))).toBe(true);
});

it('is readable by its owner only', async () => {
  expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataFolder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

it('forgets cleared notifications for good', async () => {
  await publish('one');
  await fetch(`${aws.url}/_local/notifications`, { method: 'DELETE' });
  await publish('two');
  await stop();
  appendFileSync(join(dataFolder, 'notifications.jsonl'), '{"cut sho');
  await start();
  expect(aws.notifications().map(({ message }) => message)).toEqual(['two']);
});

it('refuses a folder that is in use', async () => {
  await expect(startLocalAws({ dataFolder })).rejects.toThrow(/^Another process uses .*dynamodb$/);
});

it('names the broken file', async () => {
  await stop();
  writeFileSync(join(dataFolder, 'secrets.json'), '{');
  await expect(startLocalAws({ dataFolder })).rejects.toThrow(
    /secrets\.json is invalid JSON; restore it from a copy, or delete it/,
  );
  rmSync(join(dataFolder, 'secrets.json'));
  await start();
  expect(aws.secrets.get('key')).toBe(seededSecrets.currentKey);
});
