import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { builtScript } from '@gatehouse/testing';
import * as fc from 'fast-check';
import { awsMoment, moment, parseMoment, parseUtcMoment, utcMoment } from './moment.ts';

describe('an RFC 3339 time', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23t10:00:00z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23 10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.5+01:00', '2026-11-23T09:00:00.500Z'],
    ['2026-11-23T10:00:00.123456789012-23:59', '2026-11-24T09:59:00.123Z'],
    ['2026-11-23T10:00:00-00:00', '2026-11-23T10:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T08:59:60.9+09:00', '2017-01-01T00:00:00.900Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('%s is read', (text, expected) => {
    expect(parseMoment(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '2026-11-23T10:00:00',
    '2026-11-23',
    '2026-11-23T10:00Z',
    '2026-11-23T10:00:00+0100',
    '2026-11-23T10:00:00+01',
    '2026-11-23T10:00:00 Z',
    '2026-11-23  10:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T10:60:00Z',
    '2026-11-23T10:00:61Z',
    '2026-11-23T10:00:60Z',
    '2026-11-23T10:00:00.Z',
    '2026-11-23T10:00:00+24:00',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '26-11-23T10:00:00Z',
    '+002026-11-23T10:00:00Z',
    'Mon, 23 Nov 2026 10:00:00 GMT',
    '1795341600',
    'now',
    '',
  ])('%s is refused', (text) => {
    expect(parseMoment(text)).toBeUndefined();
    expect(moment.safeParse(text).error?.issues[0]?.message).toMatch(
      /^must be a date and a time with a zone/,
    );
  });

  it('may have any notation that a date can have', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => expect(parseMoment(date.toISOString())).toEqual(date),
      ),
    );
  });

  it('returns a valid date or nothing, for any text', () => {
    const parts = fc.stringMatching(
      /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{0,4})?([Zz]|[+-]\d\d:\d\d)?$/,
    );
    fc.assert(
      fc.property(fc.oneof(parts, fc.string()), (text) => {
        expect(parseMoment(text)?.getTime()).not.toBeNaN();
      }),
    );
  });
});

it.each([
  ['2026-11-23T10:00:00', '2026-11-23T10:00:00.000Z'],
  ['2026-11-23T10:00:00.25', '2026-11-23T10:00:00.250Z'],
  ['2026-11-23T10:00:00Z', undefined],
  ['2026-11-23T10:00:00+01:00', undefined],
  ['2026-11-23', undefined],
])('documented as UTC, %s, is %s', (text, expected) => {
  expect(parseUtcMoment(text)?.toISOString()).toBe(expected);
  expect(utcMoment.safeParse(text).success).toBe(expected !== undefined);
});

it.each<[unknown, string | undefined]>([
  [new Date('2026-11-23T10:00:00Z'), '2026-11-23T10:00:00.000Z'],
  ['2026-11-23T10:00:00.123000+00:00', '2026-11-23T10:00:00.123Z'],
  [1_795_341_600.25, '2026-11-22T10:00:00.250Z'],
  [1_795_341_600_000, undefined],
  [0, undefined],
  [-1, undefined],
  [new Date(NaN), undefined],
  [Infinity, undefined],
  ['1795341600', undefined],
  ['2026-11-23T10:00:00', undefined],
])('of AWS, %s, is %s', (given, expected) => {
  expect(awsMoment.safeParse(given).data?.toISOString()).toBe(expected);
});

it('is the same in every time zone of a machine', () => {
  const module = builtScript(join(import.meta.dirname, 'moment.ts'));
  const script = `
    import { parseMoment, parseUtcMoment } from ${JSON.stringify(module)};
    console.log(JSON.stringify([
      parseMoment('2026-11-23T10:00:00+01:00'), parseMoment('2026-11-23T10:00:00') ?? null,
      parseUtcMoment('2026-03-29T02:30:00'),
    ]));`;
  const outputs = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }),
  );
  for (const output of outputs)
    expect(JSON.parse(output)).toEqual([
      '2026-11-23T09:00:00.000Z',
      null,
      '2026-03-29T02:30:00.000Z',
    ]);
});
