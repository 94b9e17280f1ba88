import { setTimeout as sleep } from 'node:timers/promises';
import { callDependency, isRetryable } from './dependency-call.ts';
import { Problem } from './problem.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

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
  ])('$name $code may succeed later', (error) => expect(isRetryable(error)).toBe(true));

  it.each([
    named('AuthorizationErrorException', { $metadata: { httpStatusCode: 403 } }),
    named('InvalidParameterException', { $metadata: { httpStatusCode: 400 } }),
    new TypeError('a mistake of ours'),
    undefined,
  ])('%s will not', (error) => expect(isRetryable(error)).toBe(false));
});

describe('callDependency', () => {
  it('gives what the call gives', async () => {
    expect(await callDependency('It', 1_000, async () => 42)).toBe(42);
  });

  it('gives up at its deadline with 503 and when to come back', async () => {
    const call = callDependency('It', 20, (signal) => sleep(60_000, undefined, { signal }));
    await expect(call).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '5' } });
  });

  it('keeps the real error for the log and out of the answer', async () => {
    const error = named('AuthorizationErrorException', { message: 'arn:aws:iam::1:role/x' });
    const problem = await callDependency('It', 1_000, () => Promise.reject(error)).catch(
      (e: unknown) => e,
    );
    expect(problem).toMatchObject({ status: 502, detail: 'It refused the request', cause: error });
    expect(problem).toBeInstanceOf(Problem);
  });
});
