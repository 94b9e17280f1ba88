import { BUILD } from '../repository-names.ts';
import { REGISTRY } from '../shared-names.ts';
import { forbidden, has, type JsonSchema } from './json-schema-parts.ts';
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
  if: { not: { properties: { profile: { const: 'starter' } }, required: ['profile'] } },
  then: {
    properties: {
      environments: {
        additionalProperties: {
          if: { not: { properties: { local: { const: true } }, required: ['local'] } },
          then: has('domain'),
        },
      },
    },
  },
};

const isTrue = (property: string): JsonSchema => ({
  properties: { [property]: { const: true } },
  required: [property],
});

const never = (property: string, why: string): JsonSchema => ({
  properties: { [property]: { not: { const: true }, errorMessage: why } },
});

const environmentForEditors = (environment: JsonSchema = {}): JsonSchema => ({
  ...environment,
  properties: {
    ...environment.properties,
    network: networkForEditors(environment.properties?.['network']),
  },
  allOf: [
    {
      if: isTrue('production'),
      then: {
        allOf: [
          never('local', 'Production is never local'),
          never('parallel', 'Production comes after another environment'),
        ],
      },
    },
    { if: isTrue('local'), then: never('parallel', 'Nothing is deployed to a local environment') },
  ],
});

/** Most NAT gateways, and zones with endpoints of their own, are the zones: two without any other number. */
const atMost = (zones: number): JsonSchema => ({
  properties: Object.fromEntries(
    ['natGateways', 'redundancy'].map((property) => [
      property,
      { not: { minimum: zones + 1 }, errorMessage: `At most the number of zones, ${zones}` },
    ]),
  ),
});

const networkForEditors = (network: JsonSchema = {}): JsonSchema => ({
  ...network,
  allOf: [
    {
      if: {
        not: {
          properties: { zones: { anyOf: [{ const: 3 }, { minItems: 3, type: 'array' }] } },
          required: ['zones'],
        },
      },
      then: atMost(2),
    },
    {
      if: has('existing'),
      then: {
        allOf: [
          forbidden('The owner of the existing network decides; remove this', 'natGateways'),
          {
            properties: {
              endpoints: { not: { const: false }, errorMessage: 'Cannot go with "existing"' },
            },
          },
        ],
      },
    },
    {
      if: { properties: { endpoints: { const: false } }, required: ['endpoints'] },
      then: {
        properties: {
          natGateways: { not: { minimum: 1 }, errorMessage: 'Cannot go with "endpoints": false' },
        },
      },
    },
  ],
});
