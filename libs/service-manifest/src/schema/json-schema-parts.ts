/** The part of a JSON schema that is extended for editors. */
export interface JsonSchema {
  description?: string;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  [keyword: string]: unknown;
}

/** An object with these properties. */
export const has = (...properties: string[]): JsonSchema => ({ required: properties });

/** An object without these properties; `why` is VS Code's message. */
export const forbidden = (why: string, ...properties: string[]): JsonSchema => ({
  properties: Object.fromEntries(
    properties.map((property) => [property, { not: {}, errorMessage: why }]),
  ),
});
