import { forbidden, has, values, where, type JsonSchema } from './json-schema-parts.ts';

/** What goes together in the network of an environment. */
export const networkForEditors = (network: JsonSchema = {}): JsonSchema => ({
  ...network,
  allOf: [
    // At most as many as there are zones: two without another number.
    {
      if: { not: where('zones', { anyOf: [{ const: 3 }, { type: 'array', minItems: 3 }] }) },
      then: values({
        '(?:natGateways|redundancy)': {
          not: { minimum: 3 },
          errorMessage: 'At most the number of zones, 2',
        },
      }),
    },
    {
      if: has('existing'),
      then: {
        allOf: [
          forbidden('The owner of the existing network decides; remove this', 'natGateways'),
          values({
            endpoints: { not: { const: false }, errorMessage: 'Cannot go with "existing"' },
          }),
        ],
      },
    },
    {
      if: where('endpoints', { const: false }),
      then: values({
        natGateways: { not: { minimum: 1 }, errorMessage: 'Cannot go with "endpoints": false' },
      }),
    },
  ],
});
