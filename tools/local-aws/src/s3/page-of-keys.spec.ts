import fc from 'fast-check';
import { byBytes, pageOfKeys, type Entry } from './page-of-keys.ts';

const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', 'ä', '😀'),
  minLength: 1,
  maxLength: 4,
});

it('gives the same entries in pages of every size', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { maxLength: 12 }),
      fc.constantFrom('', 'a', 'a/'),
      fc.constantFrom('', '/'),
      fc.integer({ min: 1, max: 4 }),
      (keys, prefix, delimiter, size) => {
        const whole = pageOfKeys(keys, { prefix, delimiter, after: '', size: 1000 });
        expect(whole.next).toBeUndefined();
        const names = whole.entries.map(({ name }) => name);
        expect(names).toEqual([...new Set(names)].sort(byBytes));

        const paged: Entry[] = [];
        for (let after: string | undefined = ''; after !== undefined;) {
          const page = pageOfKeys(keys, { prefix, delimiter, after, size });
          expect(page.entries.length).toBeLessThanOrEqual(size);
          paged.push(...page.entries);
          after = page.next;
        }
        expect(paged).toEqual(whole.entries);
      },
    ),
  );
});
