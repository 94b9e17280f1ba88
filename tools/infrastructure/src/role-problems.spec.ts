import { roleProblems } from './role-problems.ts';

const role = (arn: unknown) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [arn] } },
});
const policy = (name: string) => `arn:\${AWS::Partition}:iam::aws:policy/${name}`;

it.each([
  ['a string', policy('AdministratorAccess')],
  ['Fn::Sub', { 'Fn::Sub': policy('AdministratorAccess') }],
  ['an unknown function', { 'Fn::Other': policy('AdministratorAccess') }],
  [
    'Fn::Join',
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/PowerUserAccess']] },
  ],
  // This policy allows writing to every log group of the account.
  [
    'Fn::Sub, by helper functions of the CDK',
    { 'Fn::Sub': policy('service-role/AWSLambdaBasicExecutionRole') },
  ],
])('refuses a managed policy of AWS, given as %s', (_, arn) => {
  expect(roleProblems('stack', role(arn))).toEqual([
    expect.stringMatching(
      /^stack, Role: has the managed policy .*; list the needed actions instead$/,
    ),
  ]);
});

it('reads policies that are resources of their own', () => {
  const statement = { Effect: 'Allow', Action: 'logs:*', Resource: 'a' };
  const resources = {
    WriteLog: {
      Type: 'AWS::IAM::RolePolicy',
      Properties: { PolicyDocument: { Statement: [statement] } },
    },
  };
  expect(roleProblems('stack', resources)).toEqual([
    'stack, WriteLog: allows logs:*; name each action',
  ]);
});
