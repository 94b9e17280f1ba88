// CloudFormation's own rules take seconds to load, so only create-app.spec.ts runs them, and "nx synth" for this
// repository's app. cdk-nag's rules run everywhere.
process.env.CDK_VALIDATION = 'false';

export default {
  displayName: 'infrastructure',
  preset: '../../jest.aws.preset.js',
};
