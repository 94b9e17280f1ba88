import { FORBIDDEN_VARIABLES } from '../environment-variables.ts';
import { SECRET_FORMS } from '../source/secret-text.ts';
import { FARGATE_MEMORY } from './fargate-size.ts';
import { has, values, where, type JsonSchema } from './json-schema-parts.ts';
import { grantForEditors } from './grant-for-editors.ts';

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

/** Variables of tasks: no names that Gatehouse sets or that are those of secrets, and no secrets. */
const withoutSecrets = (environment: JsonSchema = {}): JsonSchema => ({
  ...environment,
  propertyNames: {
    allOf: [
      environment['propertyNames'],
      {
        not: { pattern: FORBIDDEN_VARIABLES },
        errorMessage:
          'Gatehouse sets this variable itself, or it is the name of a secret, which belongs under "secrets"',
      },
    ],
  },
  additionalProperties: publicText(environment.additionalProperties),
});

const publicText = (text: JsonSchema = {}): JsonSchema => ({
  ...text,
  allOf: [
    {
      not: { type: 'string', pattern: SECRET_FORMS },
      errorMessage: 'This looks like a secret; put it into Secrets Manager, and rotate it',
    },
  ],
});

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
