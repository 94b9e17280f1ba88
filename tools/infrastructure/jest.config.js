// CloudFormation's own rules take seconds for each app. Where all stacks are synthesised (create-app.spec.ts,
// closed-world.spec.ts) they are on; cdk-nag's are on everywhere.
process.env.CDK_VALIDATION = 'false';

export default {
  displayName: 'infrastructure',
  preset: '../../jest.aws.preset.js',
};
