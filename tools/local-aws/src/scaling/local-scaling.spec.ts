import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import type { LocalAws } from '../local-aws.ts';
import { startLocalAws } from '../start.ts';
import { clientOptions } from '../test/client-options.ts';

const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/test/shop',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

let aws: LocalAws;
let client: ApplicationAutoScalingClient;

beforeEach(async () => {
  aws = await startLocalAws();
  client = new ApplicationAutoScalingClient(clientOptions(aws.url));
});

afterEach(async () => {
  client.destroy();
  await aws.stop();
});

const register = (change: object) =>
  client.send(new RegisterScalableTargetCommand({ ...target, ...change }));
const putPolicy = (TargetValue: number) =>
  client.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { TargetValue },
    }),
  );
const policies = async (change: object = {}) =>
  (await client.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', ...change })))
    .ScalingPolicies;

it('keeps one target for a service, with the values that a later call omits', async () => {
  const { ScalableTargetARN } = await register({ MinCapacity: 2, MaxCapacity: 6 });
  await register({ MaxCapacity: 8 });
  const { ScalableTargets } = await client.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ResourceIds: [target.ResourceId],
    }),
  );
  expect(ScalableTargets).toMatchObject([
    { ...target, MinCapacity: 2, MaxCapacity: 8, ScalableTargetARN },
  ]);
});

it.each([{ MinCapacity: 2 }, { MinCapacity: 3, MaxCapacity: 2 }])('refuses %j', async (bounds) => {
  await expect(register(bounds)).rejects.toMatchObject({ name: 'ValidationException' });
});

it('keeps, changes and deletes policies of a target', async () => {
  await expect(putPolicy(60)).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
  await register({ MinCapacity: 2, MaxCapacity: 6 });
  const { PolicyARN } = await putPolicy(60);
  await putPolicy(70);
  expect(await policies({ ResourceId: target.ResourceId })).toMatchObject([
    { PolicyARN, TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 } },
  ]);
  expect(await policies({ ResourceId: 'service/test/other' })).toEqual([]);
  const remove = () =>
    client.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: 'cpu' }));
  await remove();
  expect(await policies()).toEqual([]);
  await expect(remove()).rejects.toMatchObject({ name: 'ObjectNotFoundException' });
});

it('runs a scheduled action once, when it is due', async () => {
  const { scaling } = await aws.delivery();
  await register({ MinCapacity: 6, MaxCapacity: 8 });
  await client.send(
    new PutScheduledActionCommand({
      ...target,
      ScheduledActionName: 'end',
      Schedule: 'at(2026-11-28T12:00:00)',
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
    }),
  );
  scaling.runDue(new Date('2026-11-28T11:59:59Z'));
  expect(scaling.targets()).toMatchObject([{ MinCapacity: 6, MaxCapacity: 8 }]);
  scaling.runDue(new Date('2026-11-28T12:00:00Z'));
  expect(scaling.targets()).toMatchObject([{ MinCapacity: 2, MaxCapacity: 6 }]);
  await register({ MinCapacity: 3, MaxCapacity: 6 });
  scaling.runDue(new Date('2026-11-28T13:00:00Z'));
  expect(scaling.targets()).toMatchObject([{ MinCapacity: 3 }]);
});

it('refuses schedules that repeat', async () => {
  await register({ MinCapacity: 1, MaxCapacity: 2 });
  const put = client.send(
    new PutScheduledActionCommand({
      ...target,
      ScheduledActionName: 'end',
      Schedule: 'cron(0 8 * * ? *)',
    }),
  );
  await expect(put).rejects.toMatchObject({ name: 'ValidationException' });
});
