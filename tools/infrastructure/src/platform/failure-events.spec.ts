import { matchesEvent } from '../service/test/matches-event.ts';
import { platformTemplate } from './test/platform-template.ts';

const { template } = platformTemplate();
const rules = Object.values(template.findResources('AWS::Events::Rule'))
  .map(({ Properties }) => Properties)
  .filter(({ EventPattern }) => EventPattern.source[0] === 'aws.ecs')
  .filter(({ Description }) => / in production (?:failed|did not start)/.test(Description));
const ARN = 'arn:aws:ecs:eu-central-1:333333333333';

/** The rules that an event matches, by their messages. */
const toldOf = (event: unknown) =>
  rules
    .filter(({ EventPattern }) => matchesEvent(EventPattern, event))
    .map(({ Targets: [{ InputTransformer }] }) => JSON.parse(InputTransformer.InputTemplate));

const deployment = (eventName: string, service = 'production/payments') => ({
  source: 'aws.ecs',
  'detail-type': 'ECS Deployment State Change',
  resources: [`${ARN}:service/${service}`],
  detail: { eventName, reason: 'tasks failed to start' },
});

const task = (detail: object) => ({
  source: 'aws.ecs',
  'detail-type': 'ECS Task State Change',
  resources: [`${ARN}:task/production/0123`],
  detail: {
    clusterArn: `${ARN}:cluster/production`,
    group: 'service:payments',
    lastStatus: 'STOPPED',
    containers: [{ name: 'payments', exitCode: 0 }],
    ...detail,
  },
});
const exited = (exitCode: number) => ({
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'payments', exitCode }],
});

it('reports a failed deployment with its reason, and no other deployment', () => {
  expect(toldOf(deployment('SERVICE_DEPLOYMENT_FAILED'))).toEqual([
    'A deployment in production failed: <reason> (<service>)',
  ]);
  expect(toldOf(deployment('SERVICE_DEPLOYMENT_COMPLETED'))).toEqual([]);
  for (const service of ['x-production/payments', 'x/payments'])
    expect(toldOf(deployment('SERVICE_DEPLOYMENT_FAILED', service))).toEqual([]);
});

it.each([
  ['exited with an error', exited(1)],
  ['exceeded its memory', exited(137)],
  ['did not start', { stopCode: 'TaskFailedToStart', containers: [{ name: 'payments' }] }],
  [
    'was not healthy',
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed ELB health checks in (target-group arn:aws:...)',
    },
  ],
])('reports a task that %s', (_what, detail) => {
  expect(toldOf(task(detail))).toEqual([
    'A task of <service> in production failed: <reason> (<task>)',
  ]);
});

it.each([
  [
    'scaling in or a deployment stopped',
    {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
      containers: [{ name: 'payments', exitCode: 137 }],
    },
  ],
  ['a person stopped', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }],
  ['Spot interrupted', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was ...' }],
  ['ended by itself, without an error', exited(0)],
  ['still runs', { ...exited(1), lastStatus: 'DEPROVISIONING' }],
  ['no service has started', { ...exited(1), group: 'family:payments-production' }],
  ['belongs to another cluster', { ...exited(1), clusterArn: `${ARN}:cluster/x-production` }],
])('does not report a task that %s', (_what, detail) => {
  expect(toldOf(task(detail))).toEqual([]);
});

it('notifies operations', () => {
  for (const { Targets } of rules)
    expect(Targets).toEqual([
      expect.objectContaining({
        Arn: 'arn:aws:sns:eu-central-1:333333333333:gatehouse-operations',
      }),
    ]);
});
