import { classifyError } from './classify-error.ts';

const error = (name: string, more: object = {}) =>
  Object.assign(new Error('what it says'), { name, ...more });
const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

test.each([
  ['ScanNotFoundException', {}, 'no-scan'],
  ['ThrottlingException', http(400), 'passing'],
  ['TooManyRequestsException', http(400), 'passing'],
  ['UnknownError', http(429), 'passing'],
  ['ServerException', { $fault: 'server' }, 'passing'],
  ['UnknownError', http(503), 'passing'],
  ['Error', { code: 'ECONNREFUSED' }, 'passing'],
  ['Error', { code: 'EAI_AGAIN' }, 'passing'],
  ['TimeoutError', { code: 'ECONNRESET' }, 'passing'],
  ['Error', { message: 'wrapper for Error: connect ECONNREFUSED 127.0.0.1:1' }, 'passing'],
  ['Error', { message: 'wrapper for TimeoutError: socket hang up' }, 'passing'],
  ['TimeoutError', {}, 'passing'],
  ['AbortError', {}, 'passing'],
  ['SyntaxError', http(200), 'passing'],
  ['SyntaxError', http(502), 'passing'],
  ['SyntaxError', http(403), 'lasting'],
  ['RepositoryNotFoundException', http(400), 'lasting'],
  ['ImageNotFoundException', http(400), 'lasting'],
  ['AccessDeniedException', http(400), 'lasting'],
  ['ExpiredTokenException', http(400), 'lasting'],
  ['InvalidParameterException', http(400), 'lasting'],
  ['ValidationException', http(400), 'lasting'],
  ['CredentialsProviderError', {}, 'lasting'],
  ['Error', { code: 'CERT_HAS_EXPIRED' }, 'lasting'],
  ['TypeError', {}, 'lasting'],
])('%s %j is %s', (name, more, kind) => {
  const fault = classifyError(error(name, more));
  expect(fault.kind).toBe(kind);
  expect(fault.reason).not.toBe('');
});

test.each([undefined, null, 'text', 7])('%j is classified as permanent', (thrown) => {
  expect(classifyError(thrown).kind).toBe('lasting');
});

test('the reason is one line of limited length', () => {
  const { reason } = classifyError(new Error(`a\n\u001b[31mb${'c'.repeat(5_000)}`));
  expect(reason).toMatch(/^Error: a \[31mbc+…$/);
  expect(reason.length).toBeLessThan(500);
});
