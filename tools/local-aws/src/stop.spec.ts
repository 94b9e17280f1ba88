import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand } from '@aws-sdk/client-sns';
import { seededSecrets, waitFor } from '@gatehouse/testing';
import { startLocalAws } from './start.ts';
import { clientsFor } from './test/clients.ts';

it('stops immediately with calls that hang, wait or write, and frees the port', async () => {
  const aws = await startLocalAws({
    seed: {
      topics: ['news'],
      tables: [{ name: 'users' }],
      secrets: { key: seededSecrets.currentKey },
    },
  });
  const { sns, secrets, dynamodb, destroy } = clientsFor(aws.url);
  aws.faults.set(
    { service: 'sns', kind: 'hang' },
    { service: 'secretsmanager', kind: 'latency', ms: 60_000 },
  );
  const writes = Array.from({ length: 50 }, (_, id) =>
    dynamodb.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: `${id}` } } })),
  );
  const calls = Promise.allSettled([
    sns.send(new PublishCommand({ TopicArn: aws.topicArn('news'), Message: 'x' })),
    secrets.send(new GetSecretValueCommand({ SecretId: 'key' })),
    ...writes,
  ]);
  await waitFor(
    'the calls',
    () => aws.calls().sns && aws.calls().secretsmanager && aws.calls().dynamodb,
  );
  const start = performance.now();
  await Promise.all([aws.stop(), aws.stop()]);
  // 200 ms is the aim; a busy machine gets more.
  expect(performance.now() - start).toBeLessThan(10_000);
  const [published, read] = await calls;
  expect([published?.status, read?.status]).toEqual(['rejected', 'rejected']);
  destroy();
  const again = await startLocalAws({ port: aws.port });
  await again.stop();
});
