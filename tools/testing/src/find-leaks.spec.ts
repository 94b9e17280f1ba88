import { findLeaks } from './find-leaks.ts';

const secrets = { one: 'a value/with+signs', two: 'another' };

describe('findLeaks', () => {
  it('names the secrets in the text', () => {
    expect(findLeaks('x another y', secrets)).toEqual(['two']);
  });

  it('sees through URL and base64 encoding', () => {
    expect(findLeaks(encodeURIComponent(secrets.one), secrets)).toEqual(['one']);
    expect(findLeaks(Buffer.from(secrets.one).toString('base64'), secrets)).toEqual(['one']);
  });

  it('finds nothing in a text without secrets', () => {
    expect(findLeaks('an other value', secrets)).toEqual([]);
  });
});
