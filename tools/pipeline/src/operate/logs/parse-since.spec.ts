import { parseSince } from './parse-since.ts';
import { parseTrace } from './parse-trace.ts';

const now = new Date('2026-11-30T12:00:00Z');

test.each([
  ['30m', '2026-11-30T11:30:00.000Z'],
  ['2h', '2026-11-30T10:00:00.000Z'],
  ['3d', '2026-11-27T12:00:00.000Z'],
  ['2026-11-29', '2026-11-29T00:00:00.000Z'],
  ['2026-11-30T08:15', '2026-11-30T08:15:00.000Z'],
  ['2026-11-30T08:15:01.5Z', '2026-11-30T08:15:01.500Z'],
  ['2026-11-30T08:15+01:00', '2026-11-30T07:15:00.000Z'],
])('%s is %s', (text, moment) => {
  expect(parseSince(text, now).toISOString()).toBe(moment);
});

test.each(['', 'yesterday', '5', '5w', '-5m', '2026-13-01', '2026-11-30T25:00Z'])(
  'refuses "%s", and says what is allowed',
  (text) => {
    expect(() => parseSince(text, now)).toThrow(/^It must be a time span such as 30m/);
  },
);

test('refuses a time in the future', () => {
  expect(() => parseSince('2026-12-01', now)).toThrow('2026-12-01 is still to come.');
});

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

test.each([
  ['an id', ID],
  ['an id in capitals', ID.toUpperCase()],
  ['a traceparent', `00-${ID}-00f067aa0ba902b7-01`],
  ['an X-Amzn-Trace-Id', 'Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=53995c3f42cd8ad8'],
  ['the id in it', '1-4bf92f35-77b34da6a3ce929d0e0e4736'],
])('%s identifies the trace', (_, text) => {
  expect(parseTrace(text)).toBe(ID);
});

test.each(['', 'abc', `${ID}0`, `${ID.slice(1)}"`])('refuses "%s" as a trace', (text) => {
  expect(() => parseTrace(text)).toThrow(/^It must be a trace id/);
});
