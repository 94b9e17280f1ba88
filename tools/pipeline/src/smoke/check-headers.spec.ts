import { checkHeaders } from './check-headers.ts';
import { answerOf } from './test/answer-of.ts';
import { SECURITY_HEADERS } from './test/stand-in-service.ts';

const having = (headers: Readonly<Record<string, string>>) =>
  checkHeaders([
    answerOf(SECURITY_HEADERS, '/other'),
    answerOf({ ...SECURITY_HEADERS, ...headers }),
  ]);

describe('checkHeaders', () => {
  it('passes responses with all headers', () => {
    expect(having({}).outcome).toBe('passed');
  });

  it.each<[string, string]>([
    ...Object.keys(SECURITY_HEADERS).map((name): [string, string] => [name, '']),
    ['cache-control', 'public'],
    ['strict-transport-security', 'max-age=0'],
    ['x-content-type-options', 'off'],
  ])('fails one with "%s: %s"', (name, value) => {
    expect(having({ [name]: value })).toEqual({
      name: 'security headers',
      outcome: 'failed',
      detail: `GET /notify is without a good ${name}`,
    });
  });

  it('names all missing headers of each response', () => {
    const { detail } = checkHeaders([answerOf({}), answerOf({}, '/other')]);
    for (const name of Object.keys(SECURITY_HEADERS)) expect(detail.split(name)).toHaveLength(3);
  });
});
