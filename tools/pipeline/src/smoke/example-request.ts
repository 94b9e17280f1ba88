import * as z from 'zod';
import type { SmokeRequest } from './request.ts';

const METHODS = ['post', 'get', 'put', 'patch', 'delete'];

const openApi = z.object({
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.unknown())),
});
const operation = z.object({
  requestBody: z.object({
    content: z.object({
      'application/json': z.object({
        schema: z.object({
          properties: z.record(z.string(), z.object({ examples: z.array(z.unknown()).optional() })),
        }),
      }),
    }),
  }),
});

/**
 * A call for which an API description has an example: the first POST of a JSON document, otherwise the first operation.
 * @param document The parsed OpenAPI document.
 * @returns undefined if it describes none
 */
export function exampleRequest(document: unknown): SmokeRequest | undefined {
  const { data } = openApi.safeParse(document);
  const described = Object.entries(data?.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({
      method: method.toUpperCase(),
      path: path.replace(/\{[^}]*\}/g, 'example'),
      body: bodyOf(item[method]),
    })),
  );
  return described.find(({ method, body }) => method === 'POST' && body) ?? described[0];
}

/** The examples of its fields, without fields that have none. */
function bodyOf(described: unknown): Record<string, unknown> | undefined {
  const { data } = operation.safeParse(described);
  if (data === undefined) return undefined;
  const { properties } = data.requestBody.content['application/json'].schema;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, { examples = [] }]) =>
      examples.length > 0 ? [[name, examples[0]]] : [],
    ),
  );
}
