import { errorResponse } from '../protocol/error-responses.ts';
import type { ServiceResponse } from '../protocol/http-message.ts';
import type { ServiceName } from '../protocol/service-names.ts';

/**
 * Responds when a service failed in an unexpected way: with a 4xx, because SDKs would retry a 5xx without success. Only
 * the caller sees the error message, because it may quote the request.
 */
export function crashResponse(
  service: ServiceName,
  action: string,
  error: unknown,
): ServiceResponse {
  const { name, message, stack = '' } = error as Error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(
    `local AWS: ${service} ${action} failed with ${name}\n${frames.slice(0, 5).join('\n')}\n`,
  );
  return errorResponse(
    service,
    400,
    'InternalFailure',
    `The embedded AWS failed at ${action}; this is a bug in it: ${name}: ${message}`,
  );
}
