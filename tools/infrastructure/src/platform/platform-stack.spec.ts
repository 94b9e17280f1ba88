import { itKeepsEveryResourceSafe } from '../account/test/every-resource.ts';
import { platformTemplate } from './test/platform-template.ts';

const { stack, template } = platformTemplate();

itKeepsEveryResourceSafe(template);

it('IAM.1, IAM.21, KMS.1, KMS.2: gives no role a wildcard for actions or keys', () => {
  const policies = [
    ...Object.values(template.findResources('AWS::IAM::Role')).flatMap(
      ({ Properties: { Policies = [] } }) =>
        Policies.map(({ PolicyDocument }: { PolicyDocument: unknown }) => PolicyDocument),
    ),
    ...Object.values(template.findResources('AWS::IAM::Policy')).map(
      ({ Properties: { PolicyDocument } }) => PolicyDocument,
    ),
  ] as { Statement: { Action: string | string[]; Resource: unknown }[] }[];
  const statements = policies.flatMap(({ Statement }) => Statement);
  expect(statements.length).toBeGreaterThan(5);
  for (const { Action, Resource } of statements) {
    expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
    // DescribeLoadBalancers supports no other resource.
    if (![Action].flat().every((action) => action.startsWith('elasticloadbalancing:Describe')))
      expect(Resource).not.toBe('*');
    if ([Action].flat().some((action) => action.startsWith('kms:')))
      expect(Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Keys/), 'Arn'] });
  }
});

it('ECS.14, SecretsManager.5: tags everything that supports tags with its environment', () => {
  // CloudFormation propagates the tags of a stack.
  expect(stack.tags.tagValues()).toEqual({ environment: 'production', 'managed-by': 'gatehouse' });
});
