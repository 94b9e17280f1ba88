import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Request } from 'express';
import { hasBody, isJson } from './json-body.ts';
import { Problem } from '../responses/problem.ts';
import { validate } from './validate.ts';

/**
 * Names the accepted media types of a method in responses (RFC 5789, 2.2; W3C Linked Data Platform,
 * 7.1).
 */
const ACCEPT_HEADERS: Readonly<Record<string, string>> = {
  PATCH: 'Accept-Patch',
  POST: 'Accept-Post',
};

/**
 * Validates a request's JSON body and returns the schema's output.
 * @throws {Problem} 415 for a body of another media type; 400 for a missing body, or naming each
 * invalid field and its fault, never its value.
 * @example const { sku, quantity } = await validateBody(order, request);
 */
export async function validateBody<Schema extends StandardSchemaV1, R extends Request = Request>(
  schema: Schema,
  request: NotAny<R>,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const body: unknown = request.body;
  if (body !== undefined) return validate(schema, body);
  if (hasBody(request) && !isJson(request.headers['content-type'])) throw unsupported(request);
  // Names the missing fields, if any.
  await validate(schema, {});
  throw new Problem(400, { detail: 'The request must have a JSON body' });
}

/** Rejects `request.body`, which is `any` in Express's types. */
type NotAny<R> = unknown extends R ? never : R;

function unsupported({ method }: Request): Problem {
  const accept = 'application/json';
  const header = ACCEPT_HEADERS[method];
  return new Problem(415, {
    detail: `The body must be ${accept}`,
    headers: { Accept: accept, ...(header !== undefined && { [header]: accept }) },
  });
}
