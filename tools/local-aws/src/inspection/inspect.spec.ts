import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { seededSecrets } from '@gatehouse/testing';
import { request } from 'node:http';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

let aws: LocalAws;
let sns: SNSClient;

beforeEach(async () => {
  aws = await startLocalAws({
    seed: { topics: ['news', 'alerts'], secrets: { key: seededSecrets.password } },
  });
  sns = new SNSClient(clientOptions(aws.url));
});

afterEach(async () => {
  sns.destroy();
  await aws.stop();
});

async function call(method: string, path: string, body?: unknown) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${aws.url}/_local/${path}`, { method, ...sent });
  const text = await response.text();
  return { status: response.status, json: text ? (JSON.parse(text) as unknown) : undefined };
}

const publish = (topic: string, Message: string) =>
  sns.send(new PublishCommand({ TopicArn: aws.topicArn(topic), Message }));

it('reports when it is ready', async () => {
  expect(await call('GET', 'health')).toEqual({ status: 200, json: { status: 'ready' } });
});

it('returns notifications of one topic or all, and clears them', async () => {
  await publish('news', 'one');
  await publish('alerts', 'two');
  expect(await call('GET', 'notifications')).toMatchObject({
    json: [{ message: 'one' }, { message: 'two' }],
  });
  const two = { json: [{ message: 'two', topic: 'alerts' }] };
  expect(await call('GET', 'notifications?topic=alerts')).toMatchObject(two);
  expect(
    await call('GET', `notifications?topic=${encodeURIComponent(aws.topicArn('alerts'))}`),
  ).toMatchObject(two);
  expect(await call('DELETE', 'notifications?topic=alerts')).toEqual({ status: 204 });
  expect(await call('GET', 'notifications')).toMatchObject({ json: [{ message: 'one' }] });
  await call('DELETE', 'notifications');
  expect(await call('GET', 'notifications')).toEqual({ status: 200, json: [] });
});

it('counts calls', async () => {
  await publish('news', 'one');
  expect(await call('GET', 'calls')).toEqual({ status: 200, json: { sns: { Publish: 1 } } });
});

it('sets, returns and clears faults', async () => {
  const rule = { service: 'sns', kind: 'error', times: 3 };
  expect(await call('PUT', 'faults', rule)).toEqual({ status: 200, json: [rule] });
  await expect(publish('news', 'lost')).rejects.toMatchObject({ $fault: 'server' });
  expect(await call('GET', 'faults')).toEqual({ status: 200, json: [{ ...rule, times: 2 }] });
  await call('PUT', 'faults', [rule, { kind: 'latency', ms: 1 }]);
  expect((await call('GET', 'faults')).json).toHaveLength(2);
  expect(await call('DELETE', 'faults')).toEqual({ status: 204 });
  await publish('news', 'arrives');
});

it('explains what is wrong with a fault, a path or a method', async () => {
  expect(await call('PUT', 'faults', { kind: 'explode' })).toEqual({
    status: 400,
    json: { error: '"kind" is one of latency, throttle, error, hang, lost' },
  });
  expect(await call('GET', 'secrets')).toMatchObject({ status: 404 });
  expect(await call('GET', '')).toMatchObject({ status: 404 });
  expect(await call('POST', 'health', {})).toMatchObject({ status: 405 });
});

it('is not affected by faults, and shows no secrets', async () => {
  aws.faults.set({ kind: 'hang' });
  aws.secrets.put('key', seededSecrets.currentKey);
  for (const path of ['health', 'notifications', 'calls', 'faults'])
    expect(JSON.stringify(await call('GET', path))).not.toContain('seeded-');
});

it('does not block a bucket of the same name', async () => {
  // A bucket in the host name makes the path an object's key, which may begin with anything.
  const object = { Bucket: 'assets', Key: '_local/health' };
  const virtual = virtualHosted(aws);
  await virtual.send(new CreateBucketCommand({ Bucket: 'assets' }));
  await virtual.send(new PutObjectCommand({ ...object, Body: 'an object' }));
  const read = await virtual.send(new GetObjectCommand(object));
  expect(await read.Body?.transformToString()).toBe('an object');
  virtual.destroy();
  // Unsigned, as from a browser.
  expect(await get(aws.port, 'assets.localhost', '/_local/health')).toBe('an object');
  expect(await get(aws.port, 'localhost', '/_local/health')).toBe('{"status":"ready"}');
});

/** An S3 client that writes the bucket into the host name. */
function virtualHosted({ port, region }: LocalAws): S3Client {
  return new S3Client({
    endpoint: `http://localhost:${port}`,
    region,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: {
      // Not every resolver resolves assets.localhost.
      httpAgent: { lookup: localhost },
    },
  });
}

type Found = (error: null, address: string | { address: string; family: 4 }[], family?: 4) => void;

function localhost(_: string, { all }: { all?: boolean }, found: Found): void {
  if (all) found(null, [{ address: '127.0.0.1', family: 4 }]);
  else found(null, '127.0.0.1', 4);
}

const get = (port: number, host: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers: { host } }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => (text += part)).on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
