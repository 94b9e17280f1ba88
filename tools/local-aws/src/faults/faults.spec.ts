import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListTopicsCommand, PublishCommand } from '@aws-sdk/client-sns';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';
import { clientsFor, type Clients } from '../test/clients.ts';
import type { FaultRule } from './fault-rule.ts';
import { Faults } from './faults.ts';

let aws: LocalAws;
let clients: Clients;

beforeAll(async () => {
  aws = await startLocalAws({
    seed: {
      topics: ['news'],
      buckets: ['assets'],
      tables: [{ name: 'users' }],
      secrets: { key: seededSecrets.currentKey },
    },
  });
  clients = clientsFor(aws.url);
});

afterEach(() => aws.faults.clear());

afterAll(async () => {
  clients.destroy();
  await aws.stop();
});

const signal = (ms: number) => ({ abortSignal: AbortSignal.timeout(ms) });
const publish = (options = {}) =>
  clients.sns.send(new PublishCommand({ TopicArn: aws.topicArn('news'), Message: 'x' }), options);
const readSecret = (options = {}) =>
  clients.secrets.send(new GetSecretValueCommand({ SecretId: 'key' }), options);
const readItem = (options = {}) =>
  clients.dynamodb.send(
    new GetItemCommand({ TableName: 'users', Key: { id: { S: '1' } } }),
    options,
  );
const upload = (options = {}) =>
  clients.s3.send(
    new PutObjectCommand({ Bucket: 'assets', Key: 'key', Body: Buffer.alloc(100_000) }),
    options,
  );
const everyService = { publish, readSecret, readItem, upload };

describe('throttle responds as the service does', () => {
  it.each([
    ['publish', 'ThrottledException', 'Throttling', 400],
    ['readSecret', 'ThrottlingException', 'ThrottlingException', 400],
    [
      'readItem',
      'ProvisionedThroughputExceededException',
      'ProvisionedThroughputExceededException',
      400,
    ],
    ['upload', 'SlowDown', 'SlowDown', 503],
  ] as const)('%s', async (call, name, code, httpStatusCode) => {
    aws.faults.set({ kind: 'throttle' });
    const error = await everyService[call]().then(undefined, (thrown: Error) => thrown);
    expect([name, code]).toContain((error as Error).name);
    expect(error).toMatchObject({ $metadata: { httpStatusCode } });
  });

  it('uses another error for a table itself than for its items', async () => {
    aws.faults.set({ kind: 'throttle' });
    const describeTable = new DescribeTableCommand({ TableName: 'users' });
    await expect(clients.dynamodb.send(describeTable)).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
  });

  it('the SDK recognises it as throttling, retries, and succeeds', async () => {
    aws.faults.set({ service: 'secretsmanager', kind: 'throttle', times: 2 });
    const before = aws.calls().secretsmanager?.['GetSecretValue'] ?? 0;
    const retrying = new SecretsManagerClient({
      ...clientOptions(aws.url),
      maxAttempts: 3,
    });
    const read = await retrying.send(new GetSecretValueCommand({ SecretId: 'key' }));
    retrying.destroy();
    expect(read.$metadata.attempts).toBe(3);
    expect(aws.calls().secretsmanager?.['GetSecretValue']).toBe(before + 3);
  });
});

describe('error', () => {
  it.each(Object.keys(everyService) as (keyof typeof everyService)[])(
    'responds to %s with a server fault of this status',
    async (call) => {
      aws.faults.set({ kind: 'error' });
      await expect(everyService[call]()).rejects.toMatchObject({
        name: expect.stringMatching(/^Internal/),
        $fault: 'server',
        $metadata: { httpStatusCode: 500 },
      });
      aws.faults.set({ kind: 'error', status: 503 });
      await expect(everyService[call]()).rejects.toMatchObject({
        name: 'ServiceUnavailable',
        $metadata: { httpStatusCode: 503 },
      });
    },
  );

  it('responds to a HEAD request too', async () => {
    aws.faults.set({ service: 's3', action: 'HeadBucket', kind: 'error' });
    const head = clients.s3.send(new HeadBucketCommand({ Bucket: 'assets' }));
    await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });
});

describe('latency and hang', () => {
  it('latency delays the response', async () => {
    aws.faults.set({ service: 'sns', kind: 'latency', ms: 150 });
    const start = performance.now();
    await publish();
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  it.each([
    ['cleared', () => aws.faults.clear()],
    ['replaced', () => aws.faults.set({ service: 's3', kind: 'error' })],
  ])('latency ends when the faults are %s', async (_, end) => {
    aws.faults.set({ service: 'sns', kind: 'latency', ms: 3_600_000 });
    const before = aws.calls().sns?.['Publish'] ?? 0;
    const publishing = publish();
    await waitFor('the call', () => aws.calls().sns?.['Publish'] === before + 1);
    end();
    expect((await publishing).MessageId).toMatch(/-/);
  });

  it.each(Object.keys(everyService) as (keyof typeof everyService)[])(
    'a %s that hangs can be aborted',
    async (call) => {
      aws.faults.set({ kind: 'hang' });
      await expect(everyService[call](signal(50))).rejects.toMatchObject({ name: 'AbortError' });
      aws.faults.set({ kind: 'latency', ms: 3_600_000 });
      await expect(everyService[call](signal(50))).rejects.toMatchObject({ name: 'AbortError' });
      aws.faults.clear();
      await everyService[call]();
    },
  );

  it('a call that hangs runs into the request time-out of the SDK', async () => {
    aws.faults.set({ kind: 'hang' });
    const client = new SecretsManagerClient({
      ...clientOptions(aws.url),
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    });
    const read = client.send(new GetSecretValueCommand({ SecretId: 'key' }));
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError' });
    client.destroy();
  });
});

describe('lost executes the call, but its response never reaches the caller', () => {
  it.each(['publish', 'upload'] as const)('%s', async (call) => {
    const published = aws.notifications('news').length;
    aws.faults.set({ kind: 'lost', times: 1 });
    await expect(everyService[call]()).rejects.toThrow('socket hang up');
    if (call === 'publish') expect(aws.notifications('news')).toHaveLength(published + 1);
    else {
      const found = await clients.s3.send(new GetObjectCommand({ Bucket: 'assets', Key: 'key' }));
      // An unread body would fail later, when the server stops, in another test.
      expect(await found.Body?.transformToByteArray()).toHaveLength(100_000);
    }
  });

  it('the SDK treats it as transient and retries', async () => {
    aws.faults.set({ service: 'dynamodb', kind: 'lost', times: 1 });
    const retrying = new DynamoDBClient({ ...clientOptions(aws.url), maxAttempts: 2 });
    const put = new PutItemCommand({
      TableName: 'users',
      Item: { id: { S: 'lost' } },
      ConditionExpression: 'attribute_not_exists(id)',
    });
    await expect(retrying.send(put)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      $metadata: { attempts: 2 },
    });
    retrying.destroy();
  });
});

describe('rules', () => {
  it('apply to one service or to one action', async () => {
    aws.faults.set({ service: 'sns', action: 'Publish', kind: 'error' });
    await expect(publish()).rejects.toMatchObject({ $fault: 'server' });
    await clients.sns.send(new ListTopicsCommand({}));
    await readSecret();
    aws.faults.set({ service: 's3', action: 'PutObject', kind: 'error' });
    await publish();
    await expect(upload()).rejects.toMatchObject({ $fault: 'server' });
    await expect(
      clients.s3.send(new GetObjectCommand({ Bucket: 'assets', Key: 'none' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('end after a number of calls', async () => {
    aws.faults.set({ service: 'sns', kind: 'error', times: 1 });
    await expect(publish()).rejects.toMatchObject({ $fault: 'server' });
    await publish();
  });

  it('add up: all delays, then the first failure', () => {
    const faults = new Faults();
    const failure: FaultRule = { kind: 'error', status: 502, times: 1 };
    faults.set(
      { kind: 'latency', ms: 10 },
      failure,
      { kind: 'throttle' },
      { service: 's3', kind: 'latency', ms: 5 },
      { kind: 'hang', probability: 0 },
    );
    expect(faults.decide('s3', 'GetObject')).toMatchObject({ delayMs: 15, failure });
    expect(faults.decide('sns', 'Publish')).toMatchObject({
      delayMs: 10,
      failure: { kind: 'throttle' },
    });
    expect(faults.all()).toHaveLength(4);
  });

  it.each([
    [undefined, /object/],
    [[], /object/],
    [{ kind: 'explode' }, /"kind" is one of latency, throttle, error, hang, lost/],
    [{ kind: 'error', service: 'lambda' }, /"service" is one of sns/],
    [{ kind: 'error', action: 7 }, /"action"/],
    [{ kind: 'latency' }, /"ms"/],
    [{ kind: 'latency', ms: -1 }, /"ms"/],
    [{ kind: 'hang', ms: 5 }, /"ms" is for latency only/],
    [{ kind: 'error', status: 400 }, /"status"/],
    [{ kind: 'throttle', status: 503 }, /"status"/],
    [{ kind: 'error', times: 0 }, /"times"/],
    [{ kind: 'error', probability: 2 }, /"probability"/],
    [{ kind: 'error', delay: 2 }, /no "delay"/],
  ])('refuse %j and change nothing', (rule, message) => {
    const faults = new Faults();
    faults.set({ kind: 'hang' });
    expect(() => faults.set(rule as FaultRule)).toThrow(message);
    expect(faults.all()).toEqual([{ kind: 'hang' }]);
  });
});
