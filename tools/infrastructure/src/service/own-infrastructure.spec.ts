import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Template } from 'aws-cdk-lib/assertions';
import { taskDefinition } from '@gatehouse/service-manifest';
import { newApp } from '../new-app.ts';
import { environment } from '../test/workspace.ts';
import { roleProblems } from '../role-problems.ts';
import type { InfrastructureFunction } from './own-infrastructure.ts';
import { ServiceStack } from './service-stack.ts';
import { changedModel } from './test/template-of-service.ts';

const outputs = { REPORTS_QUEUE_URL: 'http://127.0.0.1/queue' };
const model = changedModel('payments', 'production', { outputs });

const templateWith = (own: InfrastructureFunction, of = model): Template =>
  Template.fromStack(new ServiceStack(newApp(), environment('production'), of, own));

const queue: InfrastructureFunction = ({ stack, role, grants }) => {
  const dead = new Queue(stack, 'DeadReports', { enforceSSL: true });
  const reports = new Queue(stack, 'Reports', {
    enforceSSL: true,
    deadLetterQueue: { queue: dead, maxReceiveCount: 3 },
  });
  reports.grantSendMessages(role);
  grants.allow(
    new PolicyStatement({ actions: ['sqs:ReceiveMessage'], resources: [reports.queueArn] }),
  );
  grants.endpoint('sqs');
  grants.output('REPORTS_QUEUE_URL', reports.queueUrl);
};

it("adds the owner’s resources, statements and endpoint to the service's stack", () => {
  const template = templateWith(queue);
  const names = Object.keys(template.findResources('AWS::SQS::Queue'));
  expect(names.filter((name) => /^(?:Dead)?Reports/.test(name))).toHaveLength(2);
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.eu-central-1.sqs',
    VpcEndpointType: 'Interface',
  });
  const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  expect(statements.map(({ Action }) => Action).flat()).toEqual(
    expect.arrayContaining(['sqs:SendMessage', 'sqs:ReceiveMessage']),
  );
});

it('passes outputs to the task as a variable that the deployment fills in', () => {
  templateWith(queue).hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/gatehouse/production/services/payments/output/REPORTS_QUEUE_URL',
  });
  const [container] = taskDefinition(model).containerDefinitions;
  expect(container!.environment).toContainEqual({
    name: 'REPORTS_QUEUE_URL',
    value: '{{ssm:/gatehouse/production/services/payments/output/REPORTS_QUEUE_URL}}',
  });
});

it('applies the same checks as everywhere: cdk-nag refuses a queue without TLS', () => {
  expect(() =>
    templateWith(({ stack, grants }) => {
      const { ref } = new CfnQueue(stack, 'Open');
      grants.output('REPORTS_QUEUE_URL', ref);
    }),
  ).toThrow(/AwsSolutions-SQS/);
});

it.each<[string, PolicyStatement, RegExp]>([
  [
    'an action with a wildcard',
    new PolicyStatement({ actions: ['sqs:*'], resources: ['arn:aws:sqs:::a'] }),
    /allows sqs:\*; name each action/,
  ],
  [
    'all resources without a reason',
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['*'] }),
    /state a reason for the wildcard/,
  ],
])('refuses %s', (_what, statement, message) => {
  expect(() => templateWith(({ grants }) => grants.allow(statement))).toThrow(message);
});

it('refuses outputs that differ from the manifest, in either direction', () => {
  const none: InfrastructureFunction = () => undefined;
  expect(() => templateWith(none)).toThrow(
    'apps/payments/infrastructure.ts: does not output REPORTS_QUEUE_URL',
  );
  const other: InfrastructureFunction = ({ grants }) => {
    grants.output('REPORTS_QUEUE_URL', 'a');
    grants.output('OTHER', 'b');
  };
  expect(() => templateWith(other)).toThrow(
    'outputs OTHER; add it under "outputs" in apps/payments/service.json',
  );
});

it('checks the roles that the owner creates, with AWS managed policies', () => {
  const role = (properties: object) => ({
    Mine: { Type: 'AWS::IAM::Role', Properties: properties as Record<string, unknown> },
  });
  expect(
    roleProblems(
      'stack',
      role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    ),
  ).toEqual([
    'stack, Mine: has the managed policy arn:aws:iam::aws:policy/AdministratorAccess; list the needed actions instead',
  ]);
  expect(
    roleProblems(
      'stack',
      role({
        Policies: [
          { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'a' }] } },
        ],
      }),
    ),
  ).toEqual(['stack, Mine: allows s3:*; name each action']);
});
