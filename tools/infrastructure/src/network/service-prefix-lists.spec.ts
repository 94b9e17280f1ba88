import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../test/template-of.ts';
import { environment, needs } from '../test/workspace.ts';
import { NetworkStack } from './network-stack.ts';

const template = templateOf((app) => new NetworkStack(app, environment('production'), needs));

it.each(['s3', 'dynamodb'])('exports the id of the prefix list of %s in the region', (service) => {
  const calls = template.findResources('Custom::PrefixList');
  const [id] = Object.entries(calls).find(([, { Properties }]) =>
    Properties.Create.includes(`"com.amazonaws.eu-central-1.${service}"`),
  )!;
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/gatehouse/production/${service}-prefix-list-id`,
    Value: { 'Fn::GetAtt': [id, 'PrefixLists.0.PrefixListId'] },
  });
});

it('queries with a role that has no other permission', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    Description: 'Finds the prefix lists of AWS services',
    ManagedPolicyArns: Match.absent(),
    Policies: [
      {
        PolicyName: Match.anyValue(),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'ec2:DescribeManagedPrefixLists', Resource: '*' },
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^HelperLog'), 'Arn'] },
            },
          ],
        },
      },
    ],
  });
  template.resourceCountIs('AWS::IAM::Policy', 0);
});
