import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { PublishBatchCommand, PublishCommand } from '@aws-sdk/client-sns';
import { seededSecrets } from '@gatehouse/testing';
import { Readable } from 'node:stream';
import type { LocalAws } from './local-aws.ts';
import { startLocalAws } from './start.ts';
import { clientOptions } from './test/client-options.ts';
import { clientsFor, type Clients } from './test/clients.ts';

let aws: LocalAws;
let clients: Clients;
const seen: string[] = [];

beforeAll(async () => {
  aws = await startLocalAws({
    seed: {
      topics: ['news', 'alerts', 'events'],
      queues: [{ name: 'jobs', visibility: 60, attempts: 1, topics: ['events'] }],
      buckets: ['assets'],
      tables: [
        { name: 'users', indexes: [{ name: 'by-email', partition: 'email' }] },
        { name: 'orders', key: { partition: 'customer', sort: 'placed' }, ttl: 'expires' },
      ],
      secrets: { 'app/keys': { current: seededSecrets.currentKey }, plain: seededSecrets.password },
    },
    onNotification: ({ message }) => seen.push(message),
  });
  clients = clientsFor(aws.url);
});

afterAll(async () => {
  clients.destroy();
  await aws.stop();
});

describe('SNS', () => {
  it('publishes to a seeded topic, and reports what was published', async () => {
    const { MessageId } = await clients.sns.send(
      new PublishCommand({
        TopicArn: aws.topicArn('news'),
        Subject: 'Subject & more',
        Message: 'line one\nline two <b>+&=é 🎉',
        MessageAttributes: {
          traceparent: { DataType: 'String', StringValue: '00-abc' },
          bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
        },
      }),
    );
    expect(aws.notifications('news')).toEqual([
      {
        messageId: MessageId,
        topic: 'news',
        topicArn: aws.topicArn('news'),
        subject: 'Subject & more',
        message: 'line one\nline two <b>+&=é 🎉',
        attributes: { traceparent: '00-abc', bytes: 'AQI=' },
        time: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(seen).toContain('line one\nline two <b>+&=é 🎉');
  });

  it('reports each accepted message of a batch', async () => {
    const sent = await clients.sns.send(
      new PublishBatchCommand({
        TopicArn: aws.topicArn('alerts'),
        PublishBatchRequestEntries: [
          {
            Id: 'a',
            Message: 'one',
            MessageAttributes: { n: { DataType: 'Number', StringValue: '1' } },
          },
          { Id: 'b', Message: 'two', Subject: 'of two\nlines' },
          { Id: 'c', Message: 'three', Subject: 'third' },
        ],
      }),
    );
    expect(sent.Failed).toMatchObject([{ Id: 'b' }]);
    expect(aws.notifications('alerts')).toMatchObject([
      { message: 'one', attributes: { n: '1' }, messageId: sent.Successful?.[0]?.MessageId },
      { message: 'three', subject: 'third', messageId: sent.Successful?.[1]?.MessageId },
    ]);
  });

  it('refuses an unknown topic, and reports nothing', async () => {
    const publish = clients.sns.send(
      new PublishCommand({ TopicArn: aws.topicArn('nowhere'), Message: 'lost' }),
    );
    await expect(publish).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(aws.notifications('nowhere')).toEqual([]);
  });
});

it('returns seeded secrets, as text or JSON', async () => {
  const read = async (SecretId: string) =>
    (await clients.secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  expect(await read('plain')).toBe(seededSecrets.password);
  expect(JSON.parse((await read('app/keys')) ?? '')).toEqual({ current: seededSecrets.currentKey });
});

it('delivers what a topic gets to a seeded queue, as it was published, and once when seeded again', async () => {
  const sqs = new SQSClient(clientOptions(aws.url));
  const QueueUrl = `${aws.url}/${aws.accountId}/jobs`;
  await aws.seed({
    topics: ['events'],
    queues: [{ name: 'jobs', visibility: 60, attempts: 1, topics: ['events'] }],
  });
  await clients.sns.send(
    new PublishCommand({
      TopicArn: aws.topicArn('events'),
      Message: '{"order":1}',
      MessageAttributes: { traceparent: { DataType: 'String', StringValue: '00-abc' } },
    }),
  );
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MessageAttributeNames: ['All'],
      MaxNumberOfMessages: 10,
    }),
  );
  expect(Messages).toEqual([
    expect.objectContaining({
      Body: '{"order":1}',
      MessageAttributes: { traceparent: { DataType: 'String', StringValue: '00-abc' } },
    }),
  ]);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }),
  );
  expect(JSON.parse(Attributes!['RedrivePolicy']!)).toEqual({
    deadLetterTargetArn: 'arn:aws:sqs:eu-central-1:000000000000:jobs-dead-letters',
    maxReceiveCount: 1,
  });
  sqs.destroy();
});

describe('DynamoDB', () => {
  it('has the seeded tables with their keys and indexes', async () => {
    const { dynamodb } = clients;
    const user = { id: { S: 'u1' }, email: { S: 'a@b.c' }, version: { N: '1' } };
    await dynamodb.send(new PutItemCommand({ TableName: 'users', Item: user }));
    const byEmail = await dynamodb.send(
      new QueryCommand({
        TableName: 'users',
        IndexName: 'by-email',
        KeyConditionExpression: 'email = :email',
        ExpressionAttributeValues: { ':email': { S: 'a@b.c' } },
      }),
    );
    expect(byEmail.Items).toEqual([user]);
    const order = { customer: { S: 'u1' }, placed: { S: '2026' } };
    await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: order }));
    const read = await dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: order }));
    expect(read.Item).toEqual(order);
    const { TimeToLiveDescription } = await dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName: 'orders' }),
    );
    expect(TimeToLiveDescription).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expires',
    });
  });

  it('checks conditions, as optimistic locking requires', async () => {
    const update = (version: string) =>
      clients.dynamodb.send(
        new UpdateItemCommand({
          TableName: 'users',
          Key: { id: { S: 'locked' } },
          UpdateExpression: 'SET version = :next',
          ConditionExpression: 'attribute_not_exists(version) OR version = :seen',
          ExpressionAttributeValues: { ':next': { N: '2' }, ':seen': { N: version } },
        }),
      );
    await update('1');
    await expect(update('1')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });

  it('creates a table that can be used immediately, in our region and account', async () => {
    const { TableDescription } = await clients.dynamodb.send(
      new CreateTableCommand({
        TableName: 'made-later',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    );
    expect(TableDescription?.TableArn).toBe(
      `arn:aws:dynamodb:${aws.region}:000000000000:table/made-later`,
    );
    const { TableNames } = await clients.dynamodb.send(new ListTablesCommand({}));
    expect(TableNames).toEqual(['made-later', 'orders', 'users']);
  });
});

describe('S3', () => {
  it('stores objects of any size up to its limit, with type and metadata', async () => {
    const { s3 } = clients;
    for (const [Key, size] of [
      ['empty', 0],
      ['dir/a key ä+&', 5],
      ['large', 8_000_000],
    ] as const) {
      const Body = Buffer.alloc(size, 'x');
      const told = { ContentType: 'text/x-test', Metadata: { owner: 'me' } };
      await s3.send(new PutObjectCommand({ Bucket: 'assets', Key, Body, ...told }));
      const read = await s3.send(new GetObjectCommand({ Bucket: 'assets', Key }));
      expect(read).toMatchObject(told);
      expect(
        Buffer.compare(Buffer.from((await read.Body?.transformToByteArray()) ?? []), Body),
      ).toBe(0);
    }
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: 'assets' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['dir/a key ä+&', 'empty', 'large']);
  });

  it('accepts a stream', async () => {
    const Body = Readable.from([Buffer.from('part one, '), Buffer.from('part two')]);
    await clients.s3.send(
      new PutObjectCommand({ Bucket: 'assets', Key: 'stream', Body, ContentLength: 18 }),
    );
    const read = await clients.s3.send(new GetObjectCommand({ Bucket: 'assets', Key: 'stream' }));
    expect(await read.Body?.transformToString()).toBe('part one, part two');
  });

  it('refuses larger objects as S3 does', async () => {
    const large = { Bucket: 'assets', Key: 'too-large', Body: Buffer.alloc(12_000_000) };
    await expect(clients.s3.send(new PutObjectCommand(large))).rejects.toMatchObject({
      name: 'EntityTooLarge',
    });
  });

  it('reports missing objects as S3 does', async () => {
    const { s3 } = clients;
    const missing = { Bucket: 'assets', Key: 'missing' };
    await expect(s3.send(new GetObjectCommand(missing))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(s3.send(new HeadObjectCommand(missing))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await s3.send(new DeleteObjectCommand(missing));
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'nowhere' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});

describe('an unknown service', () => {
  it('is answered with the names of the available ones', async () => {
    const response = await fetch(aws.url, {
      method: 'POST',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/glue/aws4_request',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSGlue.GetJobs',
      },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      __type: 'UnsupportedService',
      message: expect.stringMatching(
        /^The embedded AWS has no service "glue"\. It has: sns, sqs, .*, monitoring, cloudformation\.$/,
      ),
    });
  });

  it('does not let a foreign web page publish', async () => {
    const response = await fetch(aws.url, {
      method: 'POST',
      headers: {
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `Action=Publish&TopicArn=${aws.topicArn('alerts')}&Message=forged`,
    });
    expect(response.status).toBe(403);
    expect(aws.notifications('alerts').map(({ message }) => message)).not.toContain('forged');
  });

  it('does not start on a port that is in use', async () => {
    await expect(startLocalAws({ port: aws.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

it('responds to STS GetCallerIdentity', async () => {
  const response = await fetch(aws.url, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/sts/aws4_request',
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  expect(await response.text()).toContain('<Account>000000000000</Account>');
});

it('counts concurrent calls one by one', async () => {
  const before = aws.calls().secretsmanager?.['GetSecretValue'] ?? 0;
  aws.faults.set({ kind: 'latency', ms: 5 });
  const read = () => clients.secrets.send(new GetSecretValueCommand({ SecretId: 'plain' }));
  await Promise.all(Array.from({ length: 200 }, read));
  aws.faults.clear();
  expect(aws.calls().secretsmanager?.['GetSecretValue']).toBe(before + 200);
});
