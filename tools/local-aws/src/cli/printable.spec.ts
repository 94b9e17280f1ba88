import { characterAt, CHARACTERS } from '@gatehouse/testing';
import fc from 'fast-check';
import { printable } from './printable.ts';

it('shows invisible characters', () => {
  expect(printable('a\nb\tc\r\u001b[31mred\u0007\u202egnp\u2028')).toBe(
    'a\\nb\\tc\\r\\u001b[31mred\\u0007\\u202egnp\\u2028',
  );
  expect(printable('é 🎉 日本')).toBe('é 🎉 日本');
});

it('cuts long text', () => {
  expect(printable('x'.repeat(500), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(printable('🎉'.repeat(5), 5)).toBe('🎉'.repeat(5));
});

it('never lets a control character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(CHARACTERS - 1).map(characterAt) }), (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }),
  );
});
