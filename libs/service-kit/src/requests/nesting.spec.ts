import { isTooDeep, MOST_LEVELS } from './nesting.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const isTooDeepJson = (source: string) => isTooDeep(source, JSON.parse(source));

describe('the nesting of a body', () => {
  it.each([
    ['brackets in a text', JSON.stringify('[{'.repeat(5_000))],
    ['many objects beside each other', JSON.stringify(Array(5_000).fill({ a: [] }))],
    ['as many levels as are allowed', nested(MOST_LEVELS)],
    ['null', 'null'],
  ])('may have %s', (_what, source) => expect(isTooDeepJson(source)).toBe(false));

  it.each([
    ['one level too many', nested(MOST_LEVELS + 1)],
    ['more levels than the stack has room for', nested(100_000)],
    ['levels of objects', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`],
    ['levels beside others', `[[],${nested(MOST_LEVELS)},{}]`],
  ])('must not have %s', (_what, source) => expect(isTooDeepJson(source)).toBe(true));
});
