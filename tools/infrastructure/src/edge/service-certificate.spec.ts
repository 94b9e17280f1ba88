import { Match } from 'aws-cdk-lib/assertions';
import { namesOf } from '@gatehouse/service-manifest';
import { templateOf } from '../test/template-of.ts';
import { environment, needs, workspace } from '../test/workspace.ts';
import { EdgeStack } from './edge-stack.ts';

const template = templateOf((app) => new EdgeStack(app, environment('production'), needs));
const [certificate] = Object.values(
  template.findResources('AWS::CertificateManager::Certificate'),
).map(({ Properties }) => Properties);

it('covers the names of all services', () => {
  const { publicHost, internalHost } = namesOf(workspace, 'production', 'orders');
  const names: string[] = [certificate!.DomainName, ...certificate!.SubjectAlternativeNames];
  for (const host of [publicHost, internalHost])
    expect(names).toContain(host!.replace(/^[^.]+/, '*'));
});

it('ACM.1: is renewed through records in the hosted zone, and raises an alarm if it is not', () => {
  expect(certificate).toMatchObject({
    ValidationMethod: 'DNS',
    DomainValidationOptions: ['*.acme.example', '*.internal.acme.example'].map((DomainName) => ({
      DomainName,
      HostedZoneId: 'Z000000000PRODUCTION',
    })),
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'DaysToExpiry',
    Dimensions: [
      { Name: 'CertificateArn', Value: { Ref: Match.stringLikeRegexp('^Certificate') } },
    ],
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 30,
    AlarmActions: ['arn:aws:sns:eu-central-1:333333333333:gatehouse-operations'],
  });
});

it('ACM.2: has a 2,048-bit key', () => {
  expect(certificate!.KeyAlgorithm).toBe('RSA_2048');
});
