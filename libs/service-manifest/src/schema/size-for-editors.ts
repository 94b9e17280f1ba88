import { FARGATE_MEMORY } from './fargate-size.ts';
import type { JsonSchema } from './json-schema-parts.ts';

/** Memory sizes to offer without a CPU; the others are for large tasks. */
const USUAL_MEMORY = [512, 1_024, 2_048, 4_096, 8_192];

/**
 * Checks pairs that are given together: an environment may set one of the two, the service the other.
 */
export function withPairs(size: JsonSchema = {}): JsonSchema {
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
