import { ServiceError } from '../protocol/service-error.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export function nameIn(name: string): string {
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

/**
 * The template in a request.
 * @throws ServiceError unless it is JSON
 */
export function templateIn(body: string | undefined): string {
  if (body === undefined) throw invalid('Either Template URL or Template Body must be specified.');
  try {
    JSON.parse(body);
    return body;
  } catch {
    throw invalid('Template format error: the embedded AWS supports only JSON.');
  }
}

export const invalid = (message: string) => new ServiceError('ValidationError', message);
