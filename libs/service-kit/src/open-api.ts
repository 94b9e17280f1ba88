import * as z from 'zod';

/** One operation of a service, as its API description tells it. */
export interface Operation {
  method: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** Such as `/users/{id}`. */
  path: string;
  summary: string;
  body?: z.ZodType;
  /** The success answers by status. */
  answers: Readonly<Record<number, { description: string; schema: z.ZodType }>>;
  /** The problems of its own by status; what the kit answers (400, 401, 413 ...) is added. */
  problems?: Readonly<Record<number, string>>;
  /** Request headers by name. */
  headers?: Readonly<Record<string, string>>;
}

/** What any operation behind the kit can answer. */
const COMMON_PROBLEMS = {
  400: 'The request is not valid; `errors` names each field',
  401: 'No valid API key',
  413: 'The body is too large',
  415: 'The encoding of the body is not supported',
  429: 'Too many requests; see Retry-After',
  500: 'The service failed',
  503: 'Not available at the moment; see Retry-After',
};

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  traceId: z.string().optional(),
});

/** The API description (OpenAPI 3.1) of a service, from the very schemas that its routes validate with. */
export function openApiDocument(
  info: { title: string; version: string; description: string },
  operations: readonly Operation[],
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info,
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      schemas: { Problem: jsonSchema(problem) },
    },
  };
}

function describe({ summary, body, answers, problems, headers }: Operation): object {
  const successes = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    { description, content: { 'application/json': { schema: jsonSchema(schema) } } },
  ]);
  const failures = Object.entries({ ...COMMON_PROBLEMS, ...problems }).map(
    ([status, description]) => [
      status,
      {
        description,
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ],
  );
  return {
    summary,
    ...(headers && {
      parameters: Object.entries(headers).map(([name, description]) => ({
        name,
        in: 'header',
        required: false,
        description,
        schema: { type: 'string' },
      })),
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(body) } },
      },
    }),
    responses: Object.fromEntries([...successes, ...failures]),
  };
}

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
