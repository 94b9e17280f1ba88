import { ServiceError } from './service-error.ts';

/** The parameters in the body of a JSON request. @throws ServiceError for a body that is no JSON object */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Answered like any other body that is no JSON object.
  }
  throw new ServiceError('SerializationException', 'The request body is no JSON object.');
}
