// CloudFormation's own rules take seconds to load for each file of tests. Where all stacks are synthesised
// (create-app.spec.ts, closed-world.spec.ts) they are on; cdk-nag's are on everywhere.
process.env.CDK_VALIDATION = 'false';

export default {
  displayName: 'infrastructure',
  preset: '../../jest.preset.js',
  // Loading the CDK takes seconds on a busy machine.
  testTimeout: 60_000,
};
