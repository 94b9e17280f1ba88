import { ServiceError } from './service-error.ts';

/**
 * The parameters in the body of a JSON request.
 * @throws ServiceError for a body that is not a JSON object
 */
export function parseJsonObject(body: Buffer): Record<string, unknown> {
  try {
    const text = body.toString() || '{}';
    const value: unknown = JSON.parse(text, mayNamePrototype(text) ? refusePrototype : undefined);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    // Answered like any other body that is no JSON object.
  }
  throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
}

/**
 * Escape sequences can also produce the name. Calling a function for each member is slow, so only suspicious bodies get
 * one.
 */
const mayNamePrototype = (text: string): boolean => /__proto__|\\u00/i.test(text);

/** A member with this name, such as an attribute of an item, would be lost silently. */
function refusePrototype(name: string, value: unknown): unknown {
  if (name !== '__proto__') return value;
  throw new ServiceError(
    'ValidationException',
    'The embedded AWS does not support the parameter __proto__.',
  );
}
