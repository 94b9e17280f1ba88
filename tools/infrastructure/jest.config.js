// CloudFormation's own rules take seconds for each app, so only the specs that synthesise all stacks
// (create-app.spec.ts, closed-world.spec.ts) run them. cdk-nag's rules run everywhere.
process.env.CDK_VALIDATION = 'false';

export default {
  displayName: 'infrastructure',
  preset: '../../jest.aws.preset.js',
};
