import { matchesEvent } from '../service/test/matches-event.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template } = platformTemplate();
const rule = Object.values(template.findResources('AWS::Events::Rule')).find(({ Properties }) =>
  JSON.stringify(Properties).includes('the gate has not released'),
)!['Properties'];

const HOST = '000000000000.dkr.ecr.eu-central-1.amazonaws.com';
const DIGEST = `@sha256:${'0f'.repeat(32)}`;

const running = (image: string, detail: object = {}) => ({
  source: 'aws.ecs',
  'detail-type': 'ECS Task State Change',
  detail: {
    clusterArn: 'arn:aws:ecs:eu-central-1:333333333333:cluster/production',
    lastStatus: 'RUNNING',
    containers: [{ name: 'payments', image }],
    ...detail,
  },
});
const alerts = (event: unknown) => matchesEvent(rule.EventPattern, event);

it('alerts on a running image that is not one of the environment’s releases', () => {
  for (const image of [
    `${HOST}/build/payments${DIGEST}`,
    `${HOST}/development/payments${DIGEST}`,
    `${HOST}/payments${DIGEST}`,
    `999999999999.dkr.ecr.eu-central-1.amazonaws.com/production/payments${DIGEST}`,
    'docker.io/library/busybox:latest',
  ])
    expect([image, alerts(running(image))]).toEqual([image, true]);
});

it('does not alert on releases, on other clusters, or on a task that is not running', () => {
  const release = `${HOST}/production/payments${DIGEST}`;
  expect(alerts(running(release))).toBe(false);
  expect(alerts(running('busybox', { lastStatus: 'PENDING' }))).toBe(false);
  const clusterArn = 'arn:aws:ecs:eu-central-1:333333333333:cluster/other';
  expect(alerts(running('busybox', { clusterArn }))).toBe(false);
});

it('reports the task to operations, and raises an alarm as long as such tasks start', () => {
  const [{ Arn, InputTransformer }] = rule.Targets;
  expect(Arn).toMatch(/:333333333333:gatehouse-operations$/);
  expect(InputTransformer.InputTemplate).toContain('<task>');
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'gatehouse-production-foreign-image',
    Namespace: 'AWS/Events',
    MetricName: 'MatchedEvents',
    Threshold: 0,
    TreatMissingData: 'notBreaching',
  });
});
