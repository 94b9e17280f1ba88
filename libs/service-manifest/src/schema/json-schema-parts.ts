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

/**
 * An object with such values, where it has them. By patterns, because an editor would offer the values of `properties`, also
 * where they are only a condition.
 */
export const values = (schemas: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  patternProperties: Object.fromEntries(
    Object.entries(schemas).map(([property, schema]) => [`^${property}$`, schema]),
  ),
});

/** An object with a property whose value matches. */
export const where = (property: string, schema: JsonSchema): JsonSchema => ({
  ...has(property),
  ...values({ [property]: schema }),
});

/** An object without these properties; `why` is VS Code's message. */
export const forbidden = (why: string, ...properties: string[]): JsonSchema =>
  values(
    Object.fromEntries(properties.map((property) => [property, { not: {}, errorMessage: why }])),
  );
