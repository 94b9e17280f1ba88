import { roleProblems } from './role-problems.ts';

const role = (arn: unknown) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [arn] } },
});
const policy = (name: string) => `arn:\${AWS::Partition}:iam::aws:policy/${name}`;
const WRITES_LOGS = policy('service-role/AWSLambdaBasicExecutionRole');

describe('an AWS managed policy', () => {
  it.each([
    ['a string', WRITES_LOGS],
    ['Fn::Sub', { 'Fn::Sub': WRITES_LOGS }],
    [
      'Fn::Join',
      {
        'Fn::Join': [
          '',
          [
            'arn:',
            { Ref: 'AWS::Partition' },
            ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
          ],
        ],
      },
    ],
  ])('may write a log, as for the CDK’s helper functions, if it is given as %s', (_, arn) => {
    expect(roleProblems('stack', role(arn))).toEqual([]);
  });

  it.each([
    ['a string', policy('AdministratorAccess')],
    ['Fn::Sub', { 'Fn::Sub': policy('AdministratorAccess') }],
    ['an unknown function', { 'Fn::Other': policy('service-role/AWSLambdaBasicExecutionRole') }],
  ])('may not do anything else, given as %s', (_, arn) => {
    expect(roleProblems('stack', role(arn))).toEqual([
      expect.stringMatching(/^stack, Role: has the managed policy .*; write out what it needs$/),
    ]);
  });
});
