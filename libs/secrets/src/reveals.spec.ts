import { inspect } from 'node:util';
import { seededSecrets } from '@gatehouse/testing';
import fc from 'fast-check';
import { revealsValue } from './reveals.ts';

const { password } = seededSecrets;
const value = { db: { user: 'operator', password: `${password}"é` }, ports: [54321], pin: '77' };
const reveals = revealsValue(value, 5, 1);

describe('revealsValue', () => {
  it.each([
    ['nothing of it', 'Invalid input: expected boolean, received null', false],
    ['a key of it', 'Unrecognized key: "db"', false],
    ['a string', `expected a date, got ${password}`, true],
    ['a cut-off string', `got "${password.slice(0, 12)}..."`, true],
    ['the middle of a string', `...${password.slice(8, 16)}...`, true],
    ['the end of a string', password.slice(-5), true],
    ['another case', password.toUpperCase(), true],
    ['separators', [...password].join(' '), true],
    ['JSON of it', JSON.stringify(value.db), true],
    ['JSON in JSON', JSON.stringify(JSON.stringify(value.db)), true],
    ['a number', 'must be below 54321', true],
    ['a number for people', 'got 54,321', true],
    ['a short string', 'got 77', true],
    ['base64', Buffer.from(value.db.password).toString('base64'), true],
    ['base64 of all', Buffer.from(JSON.stringify(value)).toString('base64'), true],
    ['hex', Buffer.from(password).toString('hex'), true],
    ['URL encoding', encodeURIComponent(`${password}"é`), true],
    ['inspect', inspect(value), true],
  ])('%s', (_, text, expected) => {
    expect(reveals(text)).toBe(expected);
  });

  it('only looks for short values on request', () => {
    expect(revealsValue({ user: 'admin' }, 8, 8)('adminPassword')).toBe(false);
    expect(revealsValue({ user: 'admin' }, 5, 1)('adminPassword')).toBe(true);
  });

  it('finds any value in any surrounding text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 1 }), fc.string(), (json, leaf, text) => {
        expect(revealsValue({ json, leaf }, 5, 1)(`${text} ${leaf}`)).toBe(true);
        expect(revealsValue({ json, leaf }, 5, 1)(JSON.stringify({ leaf }))).toBe(true);
      }),
    );
  });
});
