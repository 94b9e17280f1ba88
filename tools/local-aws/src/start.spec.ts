import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { seededSecrets } from '@gatehouse/testing';
import { startLocalAws } from './start.ts';

const clientOptions = (endpoint: string) => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
});

it('serves four services', async () => {
  const aws = await startLocalAws({
    seed: {
      topics: ['news'],
      buckets: ['assets'],
      tables: [{ name: 'users' }],
      secrets: { 'app/keys': { current: seededSecrets.currentKey } },
    },
  });
  const options = clientOptions(aws.url);
  const sns = new SNSClient(options);
  const sent = await sns.send(
    new PublishCommand({
      TopicArn: aws.topicArn('news'),
      Message: 'hello',
      MessageAttributes: { traceparent: { DataType: 'String', StringValue: '00-ab' } },
    }),
  );
  expect(aws.notifications()).toMatchObject([
    {
      messageId: sent.MessageId,
      topic: 'news',
      message: 'hello',
      attributes: { traceparent: '00-ab' },
    },
  ]);
  const sm = new SecretsManagerClient(options);
  const value = await sm.send(new GetSecretValueCommand({ SecretId: 'app/keys' }));
  expect(JSON.parse(value.SecretString ?? '')).toEqual({ current: seededSecrets.currentKey });
  const ddb = new DynamoDBClient(options);
  await ddb.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: '1' } } }));
  const got = await ddb.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: '1' } } }));
  expect(got.Item).toEqual({ id: { S: '1' } });
  const s3 = new S3Client(options);
  await s3.send(new PutObjectCommand({ Bucket: 'assets', Key: 'a/b.txt', Body: '' }));
  await s3.send(new PutObjectCommand({ Bucket: 'assets', Key: 'a/b.txt', Body: 'text' }));
  const object = await s3.send(new GetObjectCommand({ Bucket: 'assets', Key: 'a/b.txt' }));
  expect(await object.Body?.transformToString()).toBe('text');
  expect(aws.calls()).toMatchObject({ s3: { PutObject: 2 }, sns: { Publish: 1 } });
  await aws.stop();
});
