import { clockText, parseDuration } from './duration.ts';

test.each([
  ['90s', 90_000],
  ['20m', 1_200_000],
  ['1h30m', 5_400_000],
  ['1s', 1_000],
  ['6h', 21_600_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '20', 'm', '20 m', '1.5m', '-1m', '0s', '7h', '20m!', '1d', '99999999s'])(
  '"%s" is not a duration',
  (text) => {
    expect(() => parseDuration(text)).toThrow('such as 90s, 20m or 1h30m');
  },
);

test.each([
  [0, '0:00'],
  [7_900, '0:07'],
  [754_000, '12:34'],
  [3_723_000, '1:02:03'],
])('%d ms is shown on a clock as expected', (ms, text) => {
  expect(clockText(ms)).toBe(text);
});
