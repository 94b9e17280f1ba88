import { checkLines } from './check-lines.ts';

const line = (fields: object) => `${JSON.stringify(fields)}\n`;
const access = (userAgent: string, aborted?: true) => line({ log: 'access', userAgent, aborted });
const SENT = [
  { id: 'soak/1', aborted: false },
  { id: 'soak/2', aborted: true },
];
const problemsOf = (output: string) => checkLines('orders', output, SENT).problems;

describe('the lines of a soak', () => {
  it('are counted, and are valid if each request has one', () => {
    const output = line({ message: 'Listening' }) + access('soak/1') + access('soak/2', true);
    expect(checkLines('orders', output, SENT)).toEqual({
      lines: 3,
      accessLines: 2,
      abortedLines: 1,
      problems: [],
    });
  });

  it.each([
    ['misses one', access('soak/1'), '1 requests without an access line: soak/2'],
    [
      'has one twice',
      access('soak/1') + access('soak/1') + access('soak/2', true),
      '1 requests with several access lines: soak/1',
    ],
    [
      'does not mark what was aborted',
      access('soak/1') + access('soak/2'),
      '1 aborted requests that are not marked: soak/2',
    ],
    [
      'marks what was not aborted',
      access('soak/1', true) + access('soak/2', true),
      '1 complete requests that are marked as aborted: soak/1',
    ],
    [
      'tears one',
      `{"log":"acc${access('soak/1')}${access('soak/1')}${access('soak/2', true)}`,
      `1 torn lines: no JSON: {"log":"acc${access('soak/1').trimEnd()}`,
    ],
    [
      'does not end the last',
      access('soak/1') + access('soak/2', true) + '{"a',
      '1 torn lines: the last line has no end',
    ],
    [
      'reports losses itself',
      access('soak/1') + access('soak/2', true) + line({ droppedLines: 3 }),
      '1 lines lost, as the logger reports: 3',
    ],
  ])('are invalid if a log %s', (_, output, problem) => {
    expect(problemsOf(output)).toEqual([`orders: ${problem}`]);
  });
});
