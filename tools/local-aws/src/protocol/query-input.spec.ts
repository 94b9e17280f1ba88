import { parseQuery } from './query-input.ts';
import { toXml } from './xml.ts';

it.each([
  ['Action=GetRole&RoleName=a%26b', { Action: 'GetRole', RoleName: 'a&b' }],
  ['Names.member.1=a&Names.member.2=b', { Names: ['a', 'b'] }],
  ['A.member.1.Id=x&A.member.1.Port=1&B.C=y', { A: [{ Id: 'x', Port: '1' }], B: { C: 'y' } }],
  ['Odd.2b=x', { Odd: { '2b': 'x' } }],
  ['', {}],
])('%s is read', (body, value) => {
  expect(parseQuery(body)).toEqual(value);
});

it('keeps the order of more than nine', () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index + 1}`);
  const body = names
    .map((name, index) => `Names.member.${index + 1}=${name}`)
    .reverse()
    .join('&');
  expect(parseQuery(body)).toEqual({ Names: names });
});

it('has nothing of what every object has', () => {
  parseQuery('__proto__.polluted=yes&constructor.prototype.polluted=yes');
  expect({}).not.toHaveProperty('polluted');
});

it('a value in the way of a structure is no failure', () => {
  expect(() => parseQuery('A=x&A.B=y')).not.toThrow();
});

it('is written as XML', () => {
  const value = { Names: ['a<b', 'c'], When: new Date(0), Gone: undefined, Deep: { On: true } };
  expect(toXml(value)).toBe(
    '<Names><member>a&#60;b</member><member>c</member></Names>' +
      '<When>1970-01-01T00:00:00.000Z</When><Deep><On>true</On></Deep>',
  );
});

it('refuses a parameter of more parts than any has', () => {
  expect(() => parseQuery(`${'a.'.repeat(20_000)}b=x`)).toThrow(
    expect.objectContaining({ code: 'MalformedQueryString' }),
  );
});
