import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { parseWorkspace } from '@gatehouse/service-manifest';
import { connect, type Aws } from '../deploy/aws.ts';
import { readTasks } from '../deploy/observe/read-tasks.ts';
import { readHistory } from '../deploy/record/records.ts';
import { runDeploy } from '../deploy/test/run.ts';
import { startWorld } from '../deploy/test/start-world.ts';
import { WORKSPACE } from '../deploy/test/workspace.ts';
import type { World } from '../deploy/test/world.ts';
import { readEcs } from '../operate/import/read-ecs.ts';
import { describeImages } from '../promote/describe-images.ts';
import { connect as connectSetUp } from '../set-up/aws/connect.ts';
import { zonesOf } from '../set-up/aws/zones.ts';
import type { SetUpContext } from '../set-up/context.ts';
import { noAlarms } from '../set-up/steps/final-checks.ts';
import { subscription } from '../set-up/steps/operations.ts';
import { Route53Double } from '../set-up/test/route53-double.ts';

/** Each list is longer than AWS's largest page, or its default one, and what matters is on the last. */
const workspace = parseWorkspace('gatehouse.json', WORKSPACE);
const place = { name: 'laptop', account: '111111111111', region: 'eu-central-1' };
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

let world: World;
let aws: Aws;
beforeAll(async () => {
  world = await startWorld();
  aws = connect(workspace, 'laptop');
});
afterAll(async () => {
  for (const client of Object.values(aws)) (client as ApplicationAutoScaling).destroy();
  await world.stop();
});

const contextOf = () => {
  const clients = connectSetUp(place, { env: process.env, progress: () => undefined });
  return {
    aws: () => clients,
    workspace: () => workspace,
    services: () => [{ name: 'payments' }],
  } as unknown as SetUpContext;
};

const TARGET = {
  ServiceNamespace: 'ecs',
  ScalableDimension: 'ecs:service:DesiredCount',
  ResourceId: 'service/laptop/payments',
} as const;

test('a deployment finds its scaling policy after ten others, and an import lists them all', async () => {
  await aws.scaling.registerScalableTarget({ ...TARGET, MinCapacity: 2, MaxCapacity: 4 });
  for (const at of numbers(11))
    await aws.scaling.putScalingPolicy({
      ...{ ...TARGET, PolicyName: `other-${at}`, PolicyType: 'TargetTrackingScaling' },
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 50 },
    });
  for (const at of numbers(51))
    await aws.scaling.putScheduledAction({
      ...{ ...TARGET, ScheduledActionName: `at-night-${at}`, Schedule: 'at(2030-01-01T00:00:00)' },
      ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 4 },
    });
  const image = world.push('one');
  expect((await runDeploy(world, image)).report.outcome).toBe('deployed');
  expect((await runDeploy(world, image)).report).toMatchObject({
    ...{ outcome: 'unchanged', changes: [] },
  });
  const { scalingPolicies, scheduledActions } = await readEcs(aws, 'laptop', 'payments');
  expect([scalingPolicies?.length, scheduledActions?.length]).toEqual([12, 51]);
});

test('a hundred tasks are a page', async () => {
  const { taskDefinition } = (
    await aws.ecs.describeServices({ cluster: 'laptop', services: ['payments'] })
  ).services![0]!;
  for (const _ of numbers(10))
    await aws.ecs.runTask({
      ...{ cluster: 'laptop', count: 10, launchType: 'FARGATE' },
      ...{
        taskDefinition,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-x'] } },
      },
    });
  const tasks = await readTasks(aws, { cluster: 'laptop' }, 'RUNNING');
  // With the two of the service.
  expect(new Set(tasks.map(({ taskArn }) => taskArn)).size).toBe(102);
});

test('fifty records are a page', async () => {
  const Name = '/gatehouse/laptop/services/pages/deployment';
  const record = world.recorded()!;
  for (const at of numbers(60))
    await aws.ssm.putParameter({
      ...{ Name, Type: 'String', Overwrite: true },
      Value: JSON.stringify({ ...record, by: `person ${at}` }),
    });
  expect((await readHistory(aws, Name)).map(({ by }) => by)).toEqual(
    numbers(60).map((at) => `person ${at}`),
  );
});

test('a thousand images are a page', async () => {
  for (const at of numbers(1_001)) world.push(`image ${at}`, at.toString(16).padStart(40, '0'));
  const registry = { account: workspace.registry.account, region: 'eu-central-1' };
  const images = await describeImages(aws.ecr, {
    ...{ registry, repository: 'build/payments' },
  } as Parameters<typeof describeImages>[1]);
  expect(images.length).toBe(1_001);
});

test('a hundred subscriptions of operations are a page', async () => {
  const topics = ['gatehouse-operations'];
  await world.aws.seed({
    topics,
    queues: numbers(101).map((at) => ({
      ...{ name: `alarms-${at}`, visibility: 30, attempts: 3, topics },
    })),
  });
  const state = await subscription({ id: place.account, place, places: [place] }).check(
    contextOf(),
  );
  expect(state).toMatchObject({ state: 'done', evidence: expect.stringMatching(/alarms-101$/) });
});

test('fifty alarms are a page', async () => {
  const { alarms } = world.delivery;
  for (const name of [...numbers(60).map((at) => `other-${at}`), 'payments-laptop-other']) {
    alarms.create(name);
    alarms.setState(name, 'ALARM');
  }
  expect(await noAlarms(place).check(contextOf())).toMatchObject({
    ...{ state: 'differs', evidence: 'payments-laptop-other' },
  });
});

test('a hundred hosted zones are a page: the public one is found after the private ones of its domain', async () => {
  const route53 = new Route53Double();
  for (const at of numbers(150)) {
    const id = `Z${String(at).padStart(4, '0')}`;
    const zone = { id, domain: at > 120 ? 'acme.org' : 'acme.dev', reference: id };
    route53.zones.set(id, { ...zone, isPrivate: at !== 120, delegations: new Map() });
  }
  const server = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://aws');
    response.end(route53.answer('GET', pathname, searchParams, '').body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const clients = connectSetUp(place, {
    ...{ env: {}, progress: () => undefined, endpoint: `http://127.0.0.1:${port}` },
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  expect(await zonesOf(clients, 'acme.dev')).toEqual(['Z0120']);
  server.close();
  server.closeAllConnections();
});
