import { inspect } from 'node:util';
import { seededSecrets } from '@gatehouse/testing';
import { toAwsCallError } from './aws-call-error.ts';
import { classifyFailure } from './classify-failure.ts';

const value = seededSecrets.password;

describe('toAwsCallError', () => {
  it('keeps code, HTTP status and request id', () => {
    const error = toAwsCallError({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400, requestId: '1d2c0f9e-77aa' },
    });
    expect(error.message).toBe('ThrottlingException, HTTP status 400, request id 1d2c0f9e-77aa');
  });

  it('prefers the system error code, and names a missing region', () => {
    expect(toAwsCallError({ name: 'Error', code: 'ECONNREFUSED' }).code).toBe('ECONNREFUSED');
    expect(toAwsCallError(new Error('Region is missing')).code).toBe('RegionMissing');
  });

  it('keeps no free text', () => {
    const thrown = Object.assign(new SyntaxError(`Unexpected token in "${value}`), {
      name: `Error: ${value}`,
      code: `code ${value}`,
      $metadata: { requestId: `${value}\n`, httpStatusCode: value },
      $responseBodyText: value,
      $response: { body: value },
      cause: new Error(value),
    });
    const error = toAwsCallError(thrown);
    expect(error.code).toBe('Error');
    expect(inspect(error, { depth: null, showHidden: true }) + error.stack).not.toContain(value);
  });

  it.each([[undefined], [null], ['text'], [7], [{}], [Object.create(null)]])(
    'accepts a thrown %p',
    (thrown) => expect(toAwsCallError(thrown).code).toBe('Error'),
  );
});

describe('classifyFailure', () => {
  it.each([
    ['ResourceNotFoundException', 'SecretNotFoundError'],
    ['InvalidRequestException', 'SecretNotFoundError'],
    ['AccessDeniedException', 'SecretAccessDeniedError'],
    ['DecryptionFailure', 'SecretAccessDeniedError'],
    ['ExpiredTokenException', 'SecretAccessDeniedError'],
    ['ThrottlingException', 'SecretUnavailableError'],
    ['InternalServiceError', 'SecretUnavailableError'],
    ['ECONNREFUSED', 'SecretUnavailableError'],
    ['CredentialsProviderError', 'SecretUnavailableError'],
  ])('maps %s to %s', (code, expected) => {
    const error = classifyFailure('payments/db', toAwsCallError({ name: code }));
    expect(error.name).toBe(expected);
    expect(error.secretName).toBe('payments/db');
    expect(error.message).toContain('payments/db');
    expect(error.cause).toMatchObject({ code });
  });
});
