import { inspect } from 'node:util';
import { seededSecrets } from '@gatehouse/testing';
import { protectValue } from './protect-value.ts';

const MASK = '[secret payments/db]';
const password: string = seededSecrets.password;
const example = () => ({ user: 'app', hosts: [{ name: 'a', password }], deep: { password } });

describe('protectValue', () => {
  it('does not affect reading, destructuring, spreading and cloning', () => {
    const value = protectValue(example(), MASK);
    expect(value).toEqual(example());
    expect({ ...value.deep }).toEqual({ password });
    expect(Object.keys(value.hosts[0] ?? {})).toEqual(['name', 'password']);
    expect(structuredClone(value)).toEqual(example());
  });

  it('freezes deeply', () => {
    const value = protectValue(example(), MASK);
    expect(() => (value.user = 'other')).toThrow(TypeError);
    expect(() => (value.deep.password = 'other')).toThrow(TypeError);
    expect(() => value.hosts.push({ name: 'b', password: '' })).toThrow(TypeError);
    expect(() => Object.assign(value.hosts[0] ?? {}, { name: 'b' })).toThrow(TypeError);
  });

  it('masks every object and array in printed output', () => {
    const value = protectValue(example(), MASK);
    for (const part of [value, value.hosts, value.hosts[0], value.deep]) {
      expect(inspect(part, { depth: null, showHidden: true })).toBe(MASK);
      expect(JSON.stringify({ part })).toBe(`{"part":"${MASK}"}`);
      expect(inspect({ nested: { part } }, { depth: null })).not.toContain(password);
      expect(String(part)).not.toContain(password);
    }
  });

  it('terminates on a circular value, and keeps fields with the names of its own', () => {
    const source: Record<string, unknown> = { toJSON: 'a field', ['__proto__']: { a: 1 } };
    source['self'] = source;
    const value = protectValue(source, MASK);
    expect(value['self']).toBe(value);
    expect(value['toJSON']).toBe('a field');
    expect(Object.keys(value)).toEqual(['toJSON', '__proto__', 'self']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('protects a value that the schema froze, and does not change the objects of the schema', () => {
    const ofTheSchema = { retries: 3 };
    const value = protectValue(Object.freeze({ password, ofTheSchema }), MASK);
    expect(inspect(value)).toBe(MASK);
    expect(Object.isFrozen(value.ofTheSchema)).toBe(true);
    expect(Object.isFrozen(ofTheSchema)).toBe(false);
    expect(Object.getOwnPropertyNames(ofTheSchema)).toEqual(['retries']);
  });

  it('returns strings, numbers, null and instances of classes unchanged', () => {
    const bytes = Uint8Array.of(1, 2);
    const map = new Map([['a', { b: 1 }]]);
    expect(protectValue({ bytes, map, none: null }, MASK)).toEqual({ bytes, map, none: null });
    expect(Object.isFrozen(map)).toBe(false);
    expect(protectValue('text', MASK)).toBe('text');
    expect(protectValue(null, MASK)).toBe(null);
  });
});
