import fc from 'fast-check';
import { SortedStrings, type KeyRange } from './sorted-strings.ts';

const key = fc.string({ maxLength: 2 });
const range: fc.Arbitrary<KeyRange> = fc.record(
  {
    gt: key,
    gte: key,
    lt: key,
    lte: key,
    reverse: fc.boolean(),
    limit: fc.integer({ min: -1, max: 5 }),
  },
  { requiredKeys: [] },
);

it('has the same keys as a sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean())), range, (changes, wanted) => {
      const texts = new SortedStrings();
      const expected = new Set<string>();
      for (const [each, adds] of changes) {
        if (adds) texts.set(each, `text of ${each}`);
        else texts.delete(each);
        if (adds) expected.add(each);
        else expected.delete(each);
      }
      const { gt, gte, lt, lte, reverse, limit = -1 } = wanted;
      const found = [...expected]
        .filter(
          (each) =>
            (gt === undefined || each > gt) &&
            (gte === undefined || each >= gte) &&
            (lt === undefined || each < lt) &&
            (lte === undefined || each <= lte),
        )
        .sort((a, b) => (a < b ? -1 : 1) * (reverse ? -1 : 1));
      expect(texts.keys(wanted)).toEqual(limit < 0 ? found : found.slice(0, limit));
      for (const each of expected) expect(texts.get(each)).toBe(`text of ${each}`);
    }),
  );
});
