import { has, values, where, type JsonSchema } from './json-schema-parts.ts';
import { grantForEditors } from './grant-for-editors.ts';
import { publicText, withoutSecrets } from './public-text.ts';
import { withPairs } from './size-for-editors.ts';

/**
 * Environments that most workspaces have; `gatehouse.json` may name others, and the loader knows them.
 */
const USUAL_ENVIRONMENTS = ['development', 'staging', 'production'];

/**
 * Adds the loader's rules in code, as far as an editor can check them: which memory goes with which
 * CPU, that API keys are required, names that Gatehouse sets, values that look like a secret, what
 * goes together, and likely values.
 */
export function manifestForEditors(schema: JsonSchema): JsonSchema {
  const { size, secrets, environments, environment, outputs, calls, grants, ...properties } =
    schema.properties ?? {};
  const own = environments?.additionalProperties?.properties ?? {};
  const overrides = {
    ...environments?.additionalProperties,
    properties: {
      ...own,
      size: withPairs(own['size']),
      environment: withoutSecrets(own['environment']),
    },
  };
  return {
    ...schema,
    required: [...(schema.required ?? []), 'secrets'],
    properties: {
      ...properties,
      secrets: {
        ...secrets,
        required: ['apiKeys'],
        additionalProperties: publicText(secrets?.additionalProperties),
      },
      grants: { ...grants, uniqueItems: true, items: grantForEditors(grants?.items) },
      outputs: { ...outputs, additionalProperties: publicText(outputs?.additionalProperties) },
      calls: { ...calls, uniqueItems: true },
      size: withPairs(size),
      environment: withoutSecrets(environment),
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
        additionalProperties: overrides,
      },
    },
    allOf: [MIGRATIONS, ...WITHOUT_ENVIRONMENTS],
  };
}

/** A database is empty until a step before the release has made its tables. */
const MIGRATIONS = {
  if: where('grants', { contains: has('database') }),
  then: has('release'),
};

/** Rules for settings that an environment could override. */
const WITHOUT_ENVIRONMENTS = [
  {
    if: {
      not: has('environments'),
      ...where('size', where('cpu', { not: { const: 256 } })),
    },
    then: values({ size: has('memory') }),
  },
  {
    if: { not: has('environments'), ...where('deployment', has('bake')) },
    then: values({ deployment: where('strategy', { const: 'blue-green' }) }),
  },
];
