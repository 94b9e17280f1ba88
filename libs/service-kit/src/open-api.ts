import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import type { AuthorizeOptions } from './callers/authorize.ts';
import { API_KEY_ONLY, withTokens } from './callers/with-tokens.ts';
import { COMMON_PROBLEMS, PROBLEM_HEADERS, problemBody } from './responses/problem-responses.ts';

/** One operation of a service, as its API description documents it. */
export interface Operation {
  /** In OpenAPI's spelling. */
  method: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** Such as `/users/{id}`. */
  path: string;
  /** Name of the operation in generated clients, such as `createUser`. */
  id: string;
  /** What it does, in a few words. */
  summary: string;
  /** The parts of a request outside its body: the schemas that the route validates with. */
  parameters?: {
    path?: z.ZodObject;
    query?: z.ZodObject;
    header?: z.ZodObject;
  };
  /**
   * Its callers: `public` for a route of `publicRoutes`, or those with the scopes that its `authorize`
   * demands. Default: all callers with a key or token.
   */
  access?: 'public' | AuthorizeOptions;
  /** The body of a request; with a body, it is required. */
  body?: Body;
  /** The successful responses, by status. */
  answers: Readonly<Record<number, Answer>>;
  /** The operation's own problems, by status; those of the kit (400, 401, 413 ...) are added. */
  problems?: Readonly<Record<number, string>>;
}

/** JSON that is valid according to a schema, or bytes of one of these media types. */
export type Body = z.ZodType | readonly string[];

/** A successful response. */
export interface Answer {
  /** When it is sent, or what it contains. */
  description: string;
  /** None for a status without a body, such as 304. */
  body?: Body;
  /** Its headers besides X-Request-Id. */
  headers?: z.ZodObject;
}

/** The id of the request, which every response carries. */
const requestId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({ id: 'X-Request-Id', description: 'Trace id of the request; the log lines carry it too' });

/**
 * Generates the API description (OpenAPI 3.1) of a service from the schemas that its routes validate
 * with.
 * @throws {TypeError} for two operations with the same id, or with the same method and path.
 * @example openApiDocument({ title: 'orders', version: '1.0.0', description: 'Takes orders' }, [createOrder])
 */
export function openApiDocument(
  info: { title: string; version: string; description: string },
  operations: readonly Operation[],
): object {
  const paths: ZodOpenApiPathsObject = {};
  const ids = new Set<string>();
  for (const operation of operations) {
    const { id, method, path } = operation;
    if (ids.has(id)) throw new TypeError(`Two operations have the id ${id}`);
    ids.add(id);
    if (paths[path]?.[method]) throw new TypeError(`Two operations are ${method} ${path}`);
    paths[path] = { ...paths[path], [method]: describe(operation) };
  }
  const document = createDocument(
    {
      openapi: '3.1.0',
      info,
      // The described server itself serves the description.
      servers: [{ url: '/' }],
      security: [...API_KEY_ONLY],
      paths,
      components: {
        securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      },
    },
    { override: integersAsText },
  );
  return operations.some(demandsScopes) ? withTokens(document) : document;
}

const demandsScopes = ({ access }: Operation) => typeof access === 'object';

/** An `integerText` reads digits; a caller needs to know the meaning of the digits. */
function integersAsText({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }) {
  const { integer } = z.globalRegistry.get(zodSchema as z.ZodType) ?? {};
  if (integer === undefined) return;
  for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
  Object.assign(jsonSchema, integer);
}

function describe(operation: Operation): ZodOpenApiOperationObject {
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
