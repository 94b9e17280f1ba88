import { accountTemplate } from './test/account-template.ts';

const { template } = accountTemplate();
const propertiesOf = (type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

it('CloudWatch.1: raises an alarm when the root user is used', () => {
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern:
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    MetricTransformations: [{ MetricName: 'RootUse', MetricNamespace: 'Gatehouse/Audit' }],
  });
});

it('watches each metric of the audit trail with an alarm', () => {
  const counted = propertiesOf('AWS::Logs::MetricFilter').map(
    ({ MetricTransformations: [{ MetricName, MetricNamespace }] }) => [MetricNamespace, MetricName],
  );
  const watched = propertiesOf('AWS::CloudWatch::Alarm').map(({ Namespace, MetricName }) => [
    Namespace,
    MetricName,
  ]);
  expect(watched).toEqual(counted);
  expect(counted).toHaveLength(2);
});
