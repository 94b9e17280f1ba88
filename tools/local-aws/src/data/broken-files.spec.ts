import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PublishCommand } from '@aws-sdk/client-sns';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '../start.ts';
import { clientsFor } from '../test/clients.ts';

const seed = {
  topics: ['news'],
  buckets: ['assets'],
  tables: [{ name: 'users' }],
  secrets: { key: 'value' },
};

let dataFolder: string;

/** Starts, writes something of each kind, and stops. */
async function runOnce(): Promise<void> {
  const aws = await startLocalAws({ seed, dataFolder });
  const clients = clientsFor(aws.url);
  await clients.sns.send(new PublishCommand({ TopicArn: aws.topicArn('news'), Message: 'one' }));
  await clients.s3.send(new PutObjectCommand({ Bucket: 'assets', Key: 'key', Body: 'text' }));
  await clients.dynamodb.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: '1' } } }));
  clients.destroy();
  await aws.stop();
}

const files = (): string[] =>
  readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataFolder, name))
    .filter((path) => statSync(path).isFile());

beforeEach(() => {
  dataFolder = join(mkdtempSync(join(tmpdir(), 'gatehouse-data-')), 'made');
});

afterEach(() => rmSync(join(dataFolder, '..'), { recursive: true }));

it('names each truncated file in one line, and leaves it unchanged', async () => {
  await runOnce();
  await runOnce();
  const names = files();
  expect(names.length).toBeGreaterThanOrEqual(6);
  for (const file of names) {
    const whole = readFileSync(file);
    // After its initial entries, a log of notifications may end anywhere.
    const lengths = [0, Math.floor(whole.length / 2), whole.length - 1];
    for (const length of file.endsWith('notifications.jsonl') ? lengths.slice(0, 1) : lengths) {
      writeFileSync(file, whole.subarray(0, length));
      const failure = await startLocalAws({ dataFolder }).then(
        () => 'it started',
        (error: unknown) => (error as Error).message,
      );
      expect(failure).toContain(file);
      expect(failure).toMatch(/^.+(delete|restore).+$/);
    }
    writeFileSync(file, whole);
  }
  await runOnce();
});

it('restricts the folder to its owner, even if it existed before', async () => {
  await runOnce();
  const everything = [
    dataFolder,
    ...readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(dataFolder, name),
    ),
  ];
  for (const path of everything) chmodSync(path, statSync(path).isFile() ? 0o644 : 0o755);
  const aws = await startLocalAws({ seed, dataFolder });
  const open = everything.filter((path) => statSync(path).mode & 0o077);
  await aws.stop();
  expect(open).toEqual([]);
});

it('can use a folder that a killed process had locked', async () => {
  await runOnce();
  const lock = join(dataFolder, 'dynamodb/lock');
  for (const owner of ['{"pid":4194303}', '{"pid":1,"started":"none"}', '{"pi']) {
    writeFileSync(lock, owner);
    await runOnce();
  }
});
