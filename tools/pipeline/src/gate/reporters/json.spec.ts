import { json } from './json.ts';
import { blocked } from './test/blocked.ts';
import { filledWith } from './test/filled-with.ts';
import { makeVerdict } from './test/make-verdict.ts';
import { plain } from './test/reporter-options.ts';

it('contains the complete verdict', () => {
  const read = JSON.parse(json(blocked, plain)) as Record<string, unknown>;
  // What is undefined in the verdict is null in JSON.
  const whole = JSON.parse(
    JSON.stringify(blocked, (_key, value: unknown) => value ?? null),
  ) as Record<string, unknown>;
  expect(read).toEqual({
    version: 1,
    codes: ['GH-GATE-001', 'GH-GATE-002'],
    ...whole,
    decisions: expect.arrayContaining(whole['decisions'] as unknown[]),
    scans: (whole['scans'] as unknown[]).toReversed(),
  });
  expect(read['decisions']).toHaveLength(blocked.decisions.length);
});

it('has times in ISO 8601', () => {
  const { at, exceptions } = JSON.parse(json(blocked, plain)) as {
    at: string;
    exceptions: { expires: string }[];
  };
  expect(at).toBe('2026-07-20T12:00:00.000Z');
  expect(exceptions[0]?.expires).toBe('2026-08-01T12:00:00.000Z');
});

it('does not depend on any order', () => {
  const reversed = {
    ...blocked,
    decisions: blocked.decisions.toReversed(),
    scans: blocked.scans.toReversed(),
  };
  expect(json(reversed, plain)).toBe(json(blocked, plain));
});

it('keeps hostile texts, escaped', () => {
  const hostile = '\u001b[2J\u009b\u202e\u{e0041}\r\n##[error]x';
  const written = json(filledWith(hostile), plain);
  expect(written).not.toMatch(/[\u001b\u009b\u202e\r]|##\[/);
  expect((JSON.parse(written) as { image: string }).image).toBe(hostile);
});

it('has no key that the model lacks', () => {
  const more = { ...makeVerdict(), unknown: 1 };
  expect(JSON.parse(json(more, plain))).not.toHaveProperty('unknown');
});
