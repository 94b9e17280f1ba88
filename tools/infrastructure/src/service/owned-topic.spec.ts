import { Match } from 'aws-cdk-lib/assertions';
import { templateOfService } from './test/template-of-service.ts';

const template = templateOfService('payments', 'production');
const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
const statements = policy!['Properties'].PolicyDocument.Statement;

it('SNS.1: creates only the service’s own topics, encrypted', () => {
  template.resourceCountIs('AWS::SNS::Topic', 1);
  template.hasResourceProperties('AWS::SNS::Topic', {
    TopicName: 'payment-events',
    KmsMasterKeyId: { Ref: Match.stringLikeRegexp('productiondatakeyarn') },
  });
});

it('SNS.4: allows no access by the topic’s policy', () => {
  expect(statements.filter(({ Effect }: { Effect: string }) => Effect !== 'Deny')).toEqual([]);
});

it('rejects requests without TLS', () => {
  expect(statements).toEqual([
    expect.objectContaining({
      Principal: '*',
      Action: ['sns:Publish', 'sns:Subscribe'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
});
