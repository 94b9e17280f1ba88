import { setTimeout as sleep } from 'node:timers/promises';
import { callDependency } from './dependency-call.ts';
import { Problem } from '../responses/problem.ts';
import { isRetryable } from './retryable-error.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

const itsOwnCause = () => {
  const error = named('Error');
  return Object.assign(error, { cause: error });
};

describe('isRetryable', () => {
  it.each([
    named('AbortError'),
    named('TimeoutError'),
    named('ThrottlingException'),
    named('Throttling'),
    named('ProvisionedThroughputExceededException', { $metadata: { httpStatusCode: 400 } }),
    named('InternalError', { $metadata: { httpStatusCode: 500 } }),
    named('X', { $metadata: { httpStatusCode: 429 } }),
    named('X', { $retryable: {} }),
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    named('RequestTimeout', { $metadata: { httpStatusCode: 400 } }),
    named('IncompleteBody', { $metadata: { httpStatusCode: 400 } }),
    named('ExpiredToken', { $metadata: { httpStatusCode: 400 } }),
    named('OperationAborted', { $metadata: { httpStatusCode: 409 } }),
    named('CredentialsProviderError'),
    named('SlowDown', { $metadata: { httpStatusCode: 503 } }),
    named('InternalError', { $metadata: { httpStatusCode: 200 } }),
    named('TransactionConflictException', { $metadata: { httpStatusCode: 400 } }),
    named('TransactionCanceledException', {
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    }),
    named('Error', { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
    named('Error', { code: 'UND_ERR_SOCKET' }),
    new TypeError('fetch failed', { cause: named('Error', { code: 'ECONNRESET' }) }),
    new TypeError('fetch failed', {
      cause: new AggregateError([named('Error', { code: 'ECONNREFUSED' })]),
    }),
    new Error('AWS SDK error wrapper for TimeoutError: socket hang up'),
    new Error('AWS SDK error wrapper for Error: connect ECONNREFUSED 127.0.0.1:1'),
  ])('is true for $name $code', (error) => expect(isRetryable(error)).toBe(true));

  it.each([
    named('AuthorizationErrorException', { $metadata: { httpStatusCode: 403 } }),
    named('InvalidParameterException', { $metadata: { httpStatusCode: 400 } }),
    named('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }),
    named('SignatureDoesNotMatch', { $metadata: { httpStatusCode: 403 } }),
    named('ConditionalCheckFailedException', { $metadata: { httpStatusCode: 400 } }),
    named('TransactionCanceledException', {
      CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'ValidationError' }],
    }),
    itsOwnCause(),
    new TypeError('our own mistake', { cause: 'text' }),
    undefined,
    'ECONNRESET',
  ])('is false for %s', (error) => expect(isRetryable(error)).toBe(false));
});

describe('callDependency', () => {
  it('returns the result of the call', async () => {
    expect(await callDependency('It', 1_000, async () => 42)).toBe(42);
  });

  it('ends at its deadline with 503 and Retry-After', async () => {
    const call = callDependency('It', 20, (signal) => sleep(60_000, undefined, { signal }));
    await expect(call).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '5' } });
  });

  it('passes on a problem of the call itself', async () => {
    const problem = new Problem(409);
    await expect(callDependency('It', 1_000, () => Promise.reject(problem))).rejects.toBe(problem);
  });

  it('logs the real error and keeps it out of the response', async () => {
    const error = named('AuthorizationErrorException', { message: 'arn:aws:iam::1:role/x' });
    const problem = await callDependency('It', 1_000, () => Promise.reject(error)).catch(
      (e: unknown) => e,
    );
    expect(problem).toMatchObject({ status: 502, detail: 'It refused the request', cause: error });
    expect(problem).toBeInstanceOf(Problem);
  });
});
