import type { Request } from 'express';
import { checkPreconditions, selectRepresentation } from './preconditions.ts';

const current = { etag: '"7"', size: 10, lastModified: new Date('1994-11-06T08:49:37Z') };
const requestWith = (headers: Record<string, string>) =>
  ({ method: 'GET', headers, get: (name: string) => headers[name] }) as unknown as Request;

describe('a date', () => {
  // RFC 9110, 5.6.7
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('is understood in each of its forms: %s', (date) => {
    const { status } = selectRepresentation(requestWith({ 'if-modified-since': date }), current);
    expect(status).toBe(304);
    const earlier = date.replace(':37', ':36');
    const request = requestWith({ 'if-unmodified-since': earlier });
    expect(() => checkPreconditions(request, current)).toThrow();
  });
});

it('a range beyond the end is refused, however large its numbers are', () => {
  const range = `bytes=${'9'.repeat(400)}-`;
  expect(() => selectRepresentation(requestWith({ range }), current)).toThrow('only 10 bytes');
});
