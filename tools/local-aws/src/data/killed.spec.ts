import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { CreateTopicCommand, PublishCommand } from '@aws-sdk/client-sns';
import { freePort, startCommand, type TestProcess } from '@gatehouse/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientsFor, type Clients } from '../test/clients.ts';

const launch = fileURLToPath(new URL('../launch.js', import.meta.url));
const manifest = {
  description: 'A service',
  port: 3000,
  exposure: 'internal',
  grants: [
    { bucket: 'assets', access: 'read-write' },
    { topic: 'news', access: 'publish' },
  ],
};

let root: string;
let port: number;
let clients: Clients;
let aws: TestProcess;

async function start(): Promise<void> {
  aws = startCommand(process.execPath, [launch, '--data', 'kept'], {
    cwd: root,
    env: { NX_WORKSPACE_ROOT: root, LOCAL_AWS_PORT: String(port), AWS_REGION: 'eu-central-1' },
  });
  await aws.waitForOutput(/local AWS ready/);
  clients = clientsFor(`http://127.0.0.1:${port}`);
}

async function kill(): Promise<void> {
  aws.child.kill('SIGKILL');
  clients.destroy();
  await aws.exit;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-killed-'));
  mkdirSync(join(root, 'apps/app'), { recursive: true });
  writeFileSync(join(root, 'apps/app/service.json'), JSON.stringify(manifest));
  port = await freePort();
  await start();
});

afterEach(async () => {
  await kill();
  rmSync(root, { recursive: true });
});

it('has everything that it acknowledged when it is killed immediately afterwards', async () => {
  const TopicArn = 'arn:aws:sns:eu-central-1:000000000000:made';
  const object = { Bucket: 'assets', Key: 'key' };
  const table: CreateTableCommandInput = {
    TableName: 'made',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  };
  const writes: (() => Promise<unknown>)[] = [
    () => clients.s3.send(new PutObjectCommand({ ...object, Body: 'text', Tagging: 'a=1' })),
    () => clients.dynamodb.send(new CreateTableCommand(table)),
    () =>
      clients.dynamodb.send(new PutItemCommand({ TableName: 'made', Item: { id: { S: '1' } } })),
    () => clients.secrets.send(new CreateSecretCommand({ Name: 'made', SecretString: 'value' })),
    () => clients.sns.send(new CreateTopicCommand({ Name: 'made' })),
    () => clients.sns.send(new PublishCommand({ TopicArn, Message: 'one' })),
  ];
  for (const write of writes) {
    await write();
    await kill();
    await start();
  }

  const read = await clients.s3.send(new GetObjectCommand(object));
  expect(await read.Body?.transformToString()).toBe('text');
  expect(read.TagCount).toBe(1);
  const item = new GetItemCommand({ TableName: 'made', Key: { id: { S: '1' } } });
  expect((await clients.dynamodb.send(item)).Item).toEqual({ id: { S: '1' } });
  const secret = await clients.secrets.send(new GetSecretValueCommand({ SecretId: 'made' }));
  expect(secret.SecretString).toBe('value');
  const published = await fetch(`http://127.0.0.1:${port}/_local/notifications?topic=made`);
  expect(await published.json()).toMatchObject([{ message: 'one' }]);
});
