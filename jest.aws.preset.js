import preset, { EVERYWHERE } from './jest.preset.js';
import { outsideJest } from './tools/testing/src/run/outside-jest.js';

const outside = outsideJest(
  ...['@aws-sdk', '@smithy', 'fastify', 'dynalite', ...EVERYWHERE],
  ...['aws-cdk-lib', 'cdk-nag', 'constructs'],
);

/** For projects whose tests use the SDK, the embedded AWS or the CDK, which take long to load. */
export default { ...preset, ...outside, transform: { ...preset.transform, ...outside.transform } };
