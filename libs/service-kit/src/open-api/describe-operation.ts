import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { AuthorizeOptions } from '../callers/authorize.ts';
import { API_KEY_ONLY } from '../callers/with-tokens.ts';
import type { Answer, Body, Operation } from './operation.ts';
import { COMMON_PROBLEMS, PROBLEM_HEADERS, problemBody } from '../responses/problem-responses.ts';

/** The id of the request, which every response carries. */
const requestId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({ id: 'X-Request-Id', description: 'Trace id of the request; the log lines carry it too' });

/** An operation as OpenAPI has it. */
export function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, access, parameters, body, answers, problems } = operation;
  return {
    operationId: id,
    summary,
    ...(access && { security: securityOf(access) }),
    ...(parameters && { requestParams: parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, answer]) => [status, success(answer)]),
      ...Object.entries({ ...problemsOf(access), ...problems }).map(([status, description]) => [
        status,
        failure(Number(status), description),
      ]),
    ]),
  };
}

function securityOf(access: 'public' | AuthorizeOptions): Record<string, string[]>[] {
  if (access === 'public') return [];
  return [{ token: [...access.scopes] }, ...(access.apiKeys ? API_KEY_ONLY : [])];
}

function problemsOf(access: Operation['access']): Readonly<Record<number, string>> {
  const { 401: unauthenticated, ...others } = COMMON_PROBLEMS;
  if (access === 'public') return others;
  return {
    ...others,
    401: unauthenticated as string,
    ...(access && { 403: 'The caller lacks a scope' }),
  };
}

function success({ description, body, headers }: Answer): ZodOpenApiResponseObject {
  return {
    description,
    headers: z.object({ 'X-Request-Id': requestId, ...headers?.shape }),
    ...(body && { content: contentOf(body) }),
  };
}

function failure(status: number, description: string): ZodOpenApiResponseObject {
  return {
    description,
    headers: z.object({ 'X-Request-Id': requestId, ...PROBLEM_HEADERS[status] }),
    content: { 'application/problem+json': { schema: problemBody } },
  };
}

function contentOf(body: Body): NonNullable<ZodOpenApiResponseObject['content']> {
  if (body instanceof z.ZodType) return { 'application/json': { schema: body } };
  // In OpenAPI 3.1, a media type without a schema means bytes.
  return Object.fromEntries(body.map((type) => [type, {}]));
}
