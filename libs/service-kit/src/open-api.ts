import * as z from 'zod';

/** One operation of a service, as its API description tells it. */
export interface Operation {
  method: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** Such as `/users/{id}`. */
  path: string;
  summary: string;
  parameters?: readonly Parameter[];
  body?: Body;
  /** The success answers by status. */
  answers: Readonly<Record<number, { description: string; body: Body }>>;
  /** The problems of its own by status; what the kit answers (400, 401, 413 ...) is added. */
  problems?: Readonly<Record<number, string>>;
}

/** JSON that is valid by a schema, or bytes of one of these media types. */
export type Body = z.ZodType | readonly string[];

/** What a request says outside its body. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description: string;
  /** Default false; parts of a path are always required. */
  required?: boolean;
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

function describe({ summary, parameters, body, answers, problems }: Operation): object {
  const successes = Object.entries(answers).map(([status, answer]) => [
    status,
    { description: answer.description, content: contentOf(answer.body) },
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
    ...(parameters && {
      parameters: parameters.map((parameter) => ({
        required: parameter.in === 'path',
        ...parameter,
        schema: { type: 'string' },
      })),
    }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: Object.fromEntries([...successes, ...failures]),
  };
}

function contentOf(body: Body): object {
  if (body instanceof z.ZodType) return { 'application/json': { schema: jsonSchema(body) } };
  // In OpenAPI 3.1 a media type without a schema is bytes.
  return Object.fromEntries(body.map((type) => [type, {}]));
}

function jsonSchema(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
