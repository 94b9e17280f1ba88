import { FARGATE_MEMORY } from './fargate-size.ts';

/** The part of a JSON schema that is extended here. */
export interface JsonSchema {
  description?: string;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema;
  [keyword: string]: unknown;
}

/**
 * Environments that most workspaces have; `gatehouse.json` may name others, and the loader knows them.
 */
const USUAL_ENVIRONMENTS = ['development', 'staging', 'production'];

/**
 * Adds the loader's rules in code, as far as an editor can check them: which memory goes with which
 * CPU, that API keys are required, and likely values.
 */
export function manifestForEditors(schema: JsonSchema): JsonSchema {
  const { size, secrets, environments, ...properties } = schema.properties ?? {};
  const { size: ownSize, ...own } = environments?.additionalProperties?.properties ?? {};
  const environment = {
    ...environments?.additionalProperties,
    properties: { ...(ownSize && { size: withPairs(ownSize) }), ...own },
  };
  return {
    ...schema,
    required: [...(schema.required ?? []), 'secrets'],
    properties: {
      ...properties,
      secrets: { ...secrets, required: ['apiKeys'] },
      size: withPairs(size),
      environments: {
        ...environments,
        properties: Object.fromEntries(
          USUAL_ENVIRONMENTS.map((name) => [
            name,
            {
              description: `Settings that differ in ${name}`,
              $ref: '#/properties/environments/additionalProperties',
            },
          ]),
        ),
        additionalProperties: environment,
      },
    },
  };
}

/** Memory sizes to offer without a CPU; the others are for large tasks. */
const USUAL_MEMORY = [512, 1_024, 2_048, 4_096, 8_192];

/**
 * Checks pairs that are given together: an environment may set one of the two, the service the other.
 */
function withPairs(size: JsonSchema = {}): JsonSchema {
  const pairs = [...FARGATE_MEMORY].map(([cpu, allowed]) => ({
    if: { properties: { cpu: { const: cpu } }, required: ['cpu'] },
    then: {
      properties: {
        memory: {
          enum: allowed,
          errorMessage: `MiB that Fargate allows with ${cpu} CPU units: ${allowed.join(', ')}`,
        },
      },
    },
  }));
  const withoutCpu = {
    if: { not: { required: ['cpu'] } },
    then: { properties: { memory: { examples: USUAL_MEMORY } } },
  };
  return { ...size, allOf: [...pairs, withoutCpu] };
}
