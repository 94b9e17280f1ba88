import * as fc from 'fast-check';
import { differences } from './differences.ts';

const paths = (actual: unknown, wanted: unknown, extra: 'matters' | 'ignored' = 'matters') =>
  differences(actual, wanted, extra).map(({ path }) => path.join('.'));

test.each<[string, unknown, unknown]>([
  ['what AWS gives as empty', { a: 1, b: [], c: {}, d: 0, e: false, f: null }, { a: 1 }],
  ['what is left out for empty', { a: 1 }, { a: 1, secrets: [], enableExecuteCommand: false }],
  [
    'the order of what has names',
    {
      environment: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    },
    {
      environment: [
        { name: 'B', value: '2' },
        { name: 'A', value: '1' },
      ],
    },
  ],
  ['the order of subnets', { subnets: ['a', 'b'] }, { subnets: ['b', 'a'] }],
  [
    'a capacity provider with a weight of 0',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 0 }] },
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1 }] },
  ],
])('%s is no difference', (_, actual, wanted) => {
  expect(differences(actual, wanted, 'matters')).toEqual([]);
});

test.each<[string, unknown, unknown, unknown[]]>([
  [
    'a variable',
    { environment: [{ name: 'A', value: '1' }] },
    { environment: [{ name: 'A', value: '2' }] },
    [{ path: ['environment', 'A'], from: '1', to: '2' }],
  ],
  [
    'a variable more and one less',
    { environment: [{ name: 'A', value: '1' }] },
    { environment: [{ name: 'B', value: '' }] },
    [
      { path: ['environment', 'A'], from: '1', to: undefined },
      { path: ['environment', 'B'], from: undefined, to: '' },
    ],
  ],
  [
    'one subnet',
    { subnets: ['a', 'b'] },
    { subnets: ['a', 'c'] },
    [
      { path: ['subnets', 'b'], from: true, to: undefined },
      { path: ['subnets', 'c'], from: undefined, to: true },
    ],
  ],
  [
    'a switch that is turned off',
    { enableExecuteCommand: true },
    { enableExecuteCommand: false },
    [{ path: ['enableExecuteCommand'], from: true, to: undefined }],
  ],
  [
    'the order of a command',
    { command: ['a', 'b'] },
    { command: ['b', 'a'] },
    [{ path: ['command'], from: ['a', 'b'], to: ['b', 'a'] }],
  ],
  [
    'all of what was not there',
    undefined,
    { tags: [{ key: 'service', value: 'payments' }], size: { cpu: 1 } },
    [
      { path: ['tags', 'service'], from: undefined, to: 'payments' },
      { path: ['size', 'cpu'], from: undefined, to: 1 },
    ],
  ],
])('%s is reported by its name', (_, actual, wanted, expected) => {
  expect(differences(actual, wanted, 'matters')).toEqual(expected);
});

test('compares what is to be off, even if other settings are ignored', () => {
  expect(paths({ exec: true, other: 1 }, { exec: false }, 'ignored')).toEqual(['exec']);
});

test('an unset value may count or not, but an element of a list always does', () => {
  const actual = {
    a: {
      extra: 1,
      list: [
        { name: 'x', v: 1 },
        { name: 'y', v: 1 },
      ],
    },
  };
  const wanted = { a: { list: [{ name: 'x', v: 1 }] } };
  expect(paths(actual, wanted, 'matters')).toEqual(['a.extra', 'a.list.y']);
  expect(paths(actual, wanted, 'ignored')).toEqual(['a.list.y']);
});

test('any document equals itself, and differs from itself with another string in it', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const document: unknown = JSON.parse(json);
      expect(differences(document, JSON.parse(json), 'matters')).toEqual([]);
      expect(paths({ document, text: 'a' }, { document, text: 'b' })).toEqual(['text']);
    }),
  );
});
