import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

const where = { logGroupName: 'group', logStreamName: 'stream' };
let aws: LocalAws;
let client: CloudWatchLogsClient;

beforeAll(async () => {
  aws = await startLocalAws();
  client = new CloudWatchLogsClient(clientOptions(aws.url));
  (await aws.delivery()).logs.createGroup('group');
  await client.send(new CreateLogStreamCommand(where));
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const put = (...logEvents: { timestamp: number; message: string }[]) =>
  client.send(new PutLogEventsCommand({ ...where, logEvents }));
const hours = (count: number) => Date.now() + count * 3_600_000;
const event = (timestamp: number, message = 'x') => ({ timestamp, message });

it('says which events it rejects as too old or too new', async () => {
  const old = await put(event(hours(-14 * 24 - 1)), event(hours(-14 * 24 + 1), 'kept'));
  expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  const young = await put(event(hours(0), 'kept too'), event(hours(3)));
  expect(young.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
  expect(await put(event(hours(0), 'last'))).not.toHaveProperty('rejectedLogEventsInfo');
  const { events } = await client.send(new GetLogEventsCommand(where));
  expect(events?.map(({ message }) => message)).toEqual(['kept', 'kept too', 'last']);
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  ['events out of order', () => put(event(hours(0)), event(hours(-1))), /chronological/],
  ['events of more than a day', () => put(event(hours(-25)), event(hours(0))), /24 hours/],
  ['no event', () => put(), /logEvents/],
  ['an empty message', () => put(event(hours(0), '')), /message/],
  ['more than a mebibyte', () => put(event(hours(0), 'x'.repeat(1_048_551))), /Upload too large/],
  [
    'a page of more than ten thousand',
    () => client.send(new GetLogEventsCommand({ ...where, limit: 10_001 })),
    /limit/,
  ],
  [
    'a pattern for JSON',
    () =>
      client.send(
        new FilterLogEventsCommand({ logGroupName: 'group', filterPattern: '{ $.a = 1 }' }),
      ),
    /does not support the parameter filterPattern/,
  ],
  [
    'masking',
    () => client.send(new GetLogEventsCommand({ ...where, unmask: true })),
    /does not support the parameter unmask/,
  ],
])('refuses %s', async (_, call, message) => {
  await expect(call()).rejects.toThrow(message);
});
