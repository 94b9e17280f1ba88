import { isDeepStrictEqual } from 'node:util';

/** The security requirement of a service without tokens. */
export const API_KEY_ONLY: readonly Record<string, string[]>[] = [{ apiKey: [] }];
const TOKEN = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } as const;

/**
 * The API description of a service that accepts tokens besides API keys. A description that another tool has made is
 * unchanged.
 */
export function withTokens(document: object): object {
  const { security, components } = document as {
    security?: unknown;
    components?: { securitySchemes?: object };
  };
  if (!isDeepStrictEqual(security, API_KEY_ONLY)) return document;
  return {
    ...document,
    security: [...API_KEY_ONLY, { token: [] }],
    components: {
      ...components,
      securitySchemes: { ...components?.securitySchemes, token: TOKEN },
    },
  };
}
