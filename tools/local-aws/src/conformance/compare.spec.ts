import { findDifference } from './compare.ts';
import { judge } from './run-cases.ts';

it.each([
  [{ a: 1 }, { a: 1, b: 2 }, undefined],
  [{ a: undefined }, {}, undefined],
  [{ a: /^x/ }, { a: 'xy' }, undefined],
  [{ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }, undefined],
  [{ a: 1 }, {}, 'a: expected 1, found nothing'],
  [{ a: [] }, { a: [1] }, 'a: expected [], found [1]'],
  [{ a: undefined }, { a: 1 }, 'a: expected nothing, found 1'],
  [{ a: { b: /x/ } }, { a: { b: 'y' } }, 'a.b: expected /x/, found "y"'],
])('compares %j with %j', (expected, found, difference) => {
  expect(findDifference(expected, found)).toBe(difference);
});

describe('the verdict', () => {
  const failed = (name: string, message: string) => ({
    error: Object.assign(new Error(message), { name }),
  });

  it.each([
    ['right', { answer: { a: 1 } }, { answer: { a: 1 } }],
    ['wrong', { answer: { a: 1 } }, { answer: { a: 2 } }],
    ['wrong', { answer: {} }, failed('E', '')],
    ['right', { error: 'E' }, failed('E', 'text')],
    ['wrong', { error: 'E' }, failed('F', 'text')],
    ['wrong', { error: 'E', message: /other/ }, failed('E', 'text')],
    ['wrong', { error: 'E', having: { Item: {} } }, failed('E', 'text')],
    ['wrong', { error: 'E' }, { answer: {} }],
    ['refused', { refused: 'X' }, failed('E', 'The embedded AWS does not support X.')],
    ['wrong', { refused: 'X' }, failed('E', 'The embedded AWS does not support Y.')],
    ['wrong', { refused: 'X' }, failed('E', 'X')],
    ['wrong', { refused: 'X' }, { answer: {} }],
  ] as const)('is %s for %j and %j', (verdict, expected, outcome) => {
    expect(judge(expected, outcome)).toMatchObject({ verdict });
  });
});
