import type {
  GetLogEventsCommandInput,
  GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from '../aws.ts';
import { explainStops } from './explain-stops.ts';

const stopped = [
  {
    id: 'abc',
    reason: 'Essential container in task exited',
    containers: [{ name: 'api', exitCode: 1, reason: undefined }],
  },
] as unknown as Parameters<typeof explainStops>[1];
const options = { 'awslogs-group': '/services/api', 'awslogs-stream-prefix': 'api' };
const definition = {
  family: 'api',
  containerDefinitions: [
    { name: 'api', logConfiguration: { logDriver: 'awslogs' as const, options } },
  ],
};

/** A log that returns these pages, the latest first, and then its last token again, as CloudWatch Logs does. */
function logOf(...pages: readonly (readonly string[])[]) {
  const asked: GetLogEventsCommandInput[] = [];
  const getLogEvents = (input: GetLogEventsCommandInput) => {
    asked.push(input);
    const at = Number(input.nextToken ?? 0);
    const events = (pages[at] ?? []).slice(-(input.limit ?? 0)).map((message) => ({ message }));
    const nextBackwardToken = String(Math.min(at + 1, pages.length));
    return Promise.resolve({ events, nextBackwardToken } as GetLogEventsCommandOutput);
  };
  return { asked, logs: { getLogEvents } as unknown as Aws['logs'] };
}

it('the last lines of a stopped task are found behind empty pages', async () => {
  const { logs, asked } = logOf([], ['third'], [], ['first', 'second']);
  const [explained] = await explainStops({ logs }, stopped, definition);
  expect(explained?.log).toEqual(['first', 'second', 'third']);
  // The fifth page repeats the token: the log begins there.
  expect(asked.map(({ nextToken }) => nextToken)).toEqual([undefined, '1', '2', '3', '4']);
});

it('a long log is read until there are enough lines', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  const { logs, asked } = logOf(lines, lines, lines);
  const [explained] = await explainStops({ logs }, stopped, definition);
  expect(explained?.log).toEqual([...lines.slice(-3), ...lines]);
  expect(asked.map(({ limit }) => limit)).toEqual([15, 3]);
});

it('a log that never ends is given up', async () => {
  let requests = 0;
  const getLogEvents = () => {
    requests += 1;
    return Promise.resolve({ events: [], nextBackwardToken: String(requests) });
  };
  const logs = { getLogEvents } as unknown as Aws['logs'];
  const [explained] = await explainStops({ logs }, stopped, definition);
  expect(explained?.log).toEqual([]);
  expect(requests).toBe(10);
});
