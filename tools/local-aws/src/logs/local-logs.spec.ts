import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

const logGroupName = '/test/shop';
const logStreamName = 'shop/app/1';

let aws: LocalAws;
let client: CloudWatchLogsClient;

// CloudWatch rejects what is older than 14 days.
const start = Date.now() - 10_000;

beforeAll(async () => {
  aws = await startLocalAws();
  client = new CloudWatchLogsClient(clientOptions(aws.url));
  await client.send(new CreateLogGroupCommand({ logGroupName }));
  await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  const logEvents = [1, 2, 3, 4].map((second) => ({
    timestamp: start + second * 1000,
    message: `line ${second}`,
  }));
  await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
});

afterAll(async () => {
  client.destroy();
  await aws.stop();
});

const get = async (options: object) => {
  const command = new GetLogEventsCommand({ logGroupName, logStreamName, ...options });
  const { events = [], ...tokens } = await client.send(command);
  return { lines: events.map(({ message }) => message), ...tokens };
};

it('returns the last lines or the first, and the pages before and after', async () => {
  const last = await get({ limit: 2 });
  expect(last.lines).toEqual(['line 3', 'line 4']);
  const before = await get({ limit: 1, nextToken: last.nextBackwardToken });
  expect(before.lines).toEqual(['line 2']);
  const first = await get({ limit: 3, startFromHead: true });
  expect(first.lines).toEqual(['line 1', 'line 2', 'line 3']);
  const rest = await get({ limit: 3, nextToken: first.nextForwardToken });
  expect(rest.lines).toEqual(['line 4']);
  // The end is where a token comes back.
  const end = await get({ nextToken: rest.nextForwardToken });
  expect(end).toMatchObject({ lines: [], nextForwardToken: rest.nextForwardToken });
});

it('returns lines by time, without the end of the range', async () => {
  expect((await get({ startTime: start + 2000, endTime: start + 4000 })).lines).toEqual([
    'line 2',
    'line 3',
  ]);
});

it('finds lines in all streams of a group', async () => {
  const { logs } = await aws.delivery();
  logs.write(logGroupName, 'shop/app/2', ['ERROR "odd" line 2']);
  const filter = async (options: object) => {
    const command = new FilterLogEventsCommand({ logGroupName, ...options });
    return (await client.send(command)).events?.map((event) => [
      event.logStreamName,
      event.message,
    ]);
  };
  const odd = ['shop/app/2', 'ERROR "odd" line 2'];
  expect(await filter({ filterPattern: '"line 2"' })).toEqual([[logStreamName, 'line 2'], odd]);
  expect(await filter({ filterPattern: 'ERROR line' })).toEqual([odd]);
  expect(await filter({ logStreamNames: ['shop/app/2'] })).toEqual([odd]);
  expect(await filter({ logStreamNamePrefix: 'shop/web' })).toEqual([]);
});

it('lists groups and streams', async () => {
  const groups = async (input: object) =>
    (await client.send(new DescribeLogGroupsCommand(input))).logGroups?.map((group) => group.arn);
  const arn = `arn:aws:logs:eu-central-1:000000000000:log-group:${logGroupName}:*`;
  expect(await groups({ logGroupNamePrefix: '/test' })).toEqual([arn]);
  expect(await groups({ logGroupNamePrefix: '/prod' })).toEqual([]);
  const { logStreams } = await client.send(
    new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: 'shop/app/1' }),
  );
  expect(logStreams).toMatchObject([{ logStreamName, lastEventTimestamp: start + 4000 }]);
});

it('refuses to create what exists, and to use what does not', async () => {
  await expect(client.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  });
  await expect(
    client.send(new CreateLogStreamCommand({ logGroupName, logStreamName })),
  ).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
  for (const missing of [{ logGroupName: '/none' }, { logStreamName: 'none' }])
    await expect(get(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('drops lines for a missing group, as the log driver does', async () => {
  const { logs } = await aws.delivery();
  logs.write('/none', 'stream', ['lost']);
  expect(logs.read('/none', 'stream')).toEqual([]);
});
