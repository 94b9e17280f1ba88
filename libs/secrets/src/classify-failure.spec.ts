import { AwsCallError } from './aws-call-error.ts';
import { classifyFailure } from './classify-failure.ts';

const NOT_FOUND = 'SecretNotFoundError';
const DENIED = 'SecretAccessDeniedError';
const UNAVAILABLE = 'SecretUnavailableError';

it.each([
  ['ResourceNotFoundException', NOT_FOUND],
  // Of a secret that is scheduled for deletion.
  ['InvalidRequestException', NOT_FOUND],
  ['AccessDeniedException', DENIED],
  ['DecryptionFailure', DENIED],
  ['ExpiredTokenException', DENIED],
  ['IncompleteSignature', DENIED],
  ['InvalidClientTokenId', DENIED],
  ['InvalidSignatureException', DENIED],
  ['MissingAuthenticationToken', DENIED],
  ['NotAuthorized', DENIED],
  ['UnrecognizedClientException', DENIED],
  ['ThrottlingException', UNAVAILABLE],
  ['constructor', UNAVAILABLE],
])('a failure with the code %s is a %s', (code, name) => {
  const cause = new AwsCallError(code);
  expect(classifyFailure('orders/database', cause)).toMatchObject({ name, cause });
});
