import { ageText, endText } from './describe-time.ts';

const now = new Date('2026-07-20T12:00:00Z');

it.each([
  ['2026-07-20T12:00:00Z', '0 min ago'],
  ['2026-07-20T11:00:01Z', '59 min ago'],
  ['2026-07-20T10:00:00Z', '2 h ago'],
  ['2026-07-18T12:00:00Z', '2 days ago'],
  ['2026-07-20T12:00:01Z', 'in the future'],
  ['never', 'at an unknown time'],
])('shows the age of %s', (moment, age) => {
  expect(ageText(new Date(moment), now)).toBe(age);
});

it.each([
  ['2026-08-01T12:00:00Z', 'ends 2026-08-01, 12 days left'],
  ['2026-07-22T11:59:59Z', 'ends 2026-07-22, 1 day left'],
  ['2026-07-21T00:00:00Z', 'ends 2026-07-21, less than a day left'],
  ['2026-07-20T12:00:00Z', 'ended 2026-07-20'],
  ['never', 'ends at an unknown time'],
])('shows when %s is', (end, told) => {
  expect(endText(new Date(end), now)).toBe(told);
});
