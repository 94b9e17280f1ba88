import * as z from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { API_KEY_ONLY, withTokens } from '../callers/with-tokens.ts';
import { describe } from './describe-operation.ts';
import type { Operation } from './operation.ts';

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
