import { parseQuery } from './query-input.ts';
import { toXml } from './xml.ts';

it.each([
  ['Action=GetRole&RoleName=a%26b', { Action: 'GetRole', RoleName: 'a&b' }],
  ['Names.member.1=a&Names.member.2=b', { Names: ['a', 'b'] }],
  ['A.member.1.Id=x&A.member.1.Port=1&B.C=y', { A: [{ Id: 'x', Port: '1' }], B: { C: 'y' } }],
  ['Odd.2b=x', { Odd: { '2b': 'x' } }],
  ['', {}],
])('reads %s', (body, value) => {
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

it('has no properties of Object.prototype', () => {
  parseQuery('__proto__.polluted=yes&constructor.prototype.polluted=yes');
  expect({}).not.toHaveProperty('polluted');
});

it('ignores a value where a structure should be', () => {
  expect(() => parseQuery('A=x&A.B=y')).not.toThrow();
});

it('renders XML', () => {
  const value = { Names: ['a<b', 'c'], When: new Date(0), Gone: undefined, Deep: { On: true } };
  expect(toXml(value)).toBe(
    '<Names><member>a&#60;b</member><member>c</member></Names>' +
      '<When>1970-01-01T00:00:00.000Z</When><Deep><On>true</On></Deep>',
  );
});

it('refuses a parameter with too many parts', () => {
  expect(() => parseQuery(`${'a.'.repeat(20_000)}b=x`)).toThrow(
    expect.objectContaining({ code: 'MalformedQueryString' }),
  );
});
