import { App, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Template } from 'aws-cdk-lib/assertions';
import type { Resource } from './costs/template.ts';
import { functionProblems } from './function-problems.ts';
import { limitHelperFunctions, HelperLogGroup } from './helper-functions.ts';
import { NetworkStack } from './network/network-stack.ts';
import { roleProblems } from './role-problems.ts';
import { templateOf } from './test/template-of.ts';
import { environment, needs } from './test/workspace.ts';

const problemsOf = (template: Template) => {
  const { Resources } = template.toJSON() as { Resources: Record<string, Resource> };
  return [...functionProblems('stack', Resources), ...roleProblems('stack', Resources)];
};

const log = {
  logGroupName: '/gatehouse/production/_/helpers',
  keyParameter: '/gatehouse/production/log-key-arn',
  retention: 30,
};

/** A network of the CDK, which adds a function that empties the default security group. */
function networkOf(limit: boolean): Template {
  const stack = new Stack(new App(), 'Stack', {
    env: { account: '1'.repeat(12), region: 'eu-west-1' },
  });
  new Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a'],
    restrictDefaultSecurityGroup: true,
    natGateways: 0,
  });
  const group = new HelperLogGroup(stack, log);
  if (limit) limitHelperFunctions(stack, () => group);
  return Template.fromStack(stack, { skipCyclicalDependenciesCheck: true });
}

it('finds the log and the policy that constructs of the CDK add', () => {
  expect(problemsOf(networkOf(false))).toEqual([
    expect.stringMatching(/Handler\w+: logs to a group that Lambda creates without a key/),
    expect.stringMatching(/Role\w+: has the managed policy .*AWSLambdaBasicExecutionRole/),
  ]);
});

it('lets such a function write only to one encrypted log group with a retention', () => {
  const template = networkOf(true);
  expect(problemsOf(template)).toEqual([]);
  template.hasResourceProperties('AWS::Lambda::Function', {
    LoggingConfig: { LogGroup: { Ref: 'HelperLog' } },
  });
  template.hasResourceProperties('AWS::IAM::RolePolicy', {
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: { 'Fn::GetAtt': ['HelperLog', 'Arn'] },
        },
      ],
    },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/gatehouse/production/_/helpers',
    RetentionInDays: 30,
  });
});

it('finds no problem in the network of an environment', () => {
  expect(
    problemsOf(templateOf((app) => new NetworkStack(app, environment('production'), needs))),
  ).toEqual([]);
});
