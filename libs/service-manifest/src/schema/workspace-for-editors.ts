import { REGISTRY } from '../registry-names.ts';
import { BUILD } from '../repository-names.ts';
import { has, values, where, type JsonSchema } from './json-schema-parts.ts';
import { networkForEditors } from './network-for-editors.ts';
import { TAKEN_CHECKS } from './taken-checks.ts';

/** Adds the loader's rules in code, as far as an editor can check them: what goes together in an environment. */
export function workspaceForEditors(schema: JsonSchema): JsonSchema {
  const { environments, github, ...properties } = schema.properties ?? {};
  const { checks } = github?.properties ?? {};
  return {
    ...schema,
    properties: {
      ...properties,
      environments: {
        ...environments,
        minProperties: 1,
        propertyNames: {
          allOf: [
            environments?.['propertyNames'],
            {
              not: { enum: [BUILD, REGISTRY] },
              errorMessage: 'Gatehouse names resources of its own like this; choose another name',
            },
          ],
        },
        additionalProperties: environmentForEditors(environments?.additionalProperties),
      },
      github: {
        ...github,
        properties: {
          ...github?.properties,
          checks: {
            ...checks,
            uniqueItems: true,
            items: {
              ...checks?.items,
              not: { enum: TAKEN_CHECKS },
              errorMessage: 'The name of a workflow of your own, in lower case, without .yml',
            },
          },
        },
      },
    },
    allOf: [DOMAINS],
  };
}

/** A load balancer needs a domain, except in an environment on a laptop. */
const DOMAINS = {
  if: { not: where('profile', { const: 'starter' }) },
  then: values({
    environments: values({
      '.*': { if: { not: where('local', { const: true }) }, then: has('domain') },
    }),
  }),
};

const never = (property: string, why: string): JsonSchema =>
  values({ [property]: { not: { const: true }, errorMessage: why } });

const environmentForEditors = (environment: JsonSchema = {}): JsonSchema => ({
  ...environment,
  properties: {
    ...environment.properties,
    network: networkForEditors(environment.properties?.['network']),
  },
  allOf: [
    {
      if: where('production', { const: true }),
      then: {
        allOf: [
          never('local', 'Production is never local'),
          never('parallel', 'Production comes after another environment'),
        ],
      },
    },
    {
      if: where('local', { const: true }),
      then: never('parallel', 'Nothing is deployed to a local environment'),
    },
  ],
});
