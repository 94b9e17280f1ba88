import type { Service } from '@aws-sdk/client-ecs';
import type { Manifest } from '@gatehouse/service-manifest';
import { arnOf, currentOf, deployment, registered, serviceOf } from '../test/current.ts';
import { definitionOf } from '../test/definition.ts';
import { PAYMENTS } from '../test/workspace.ts';
import { changesOf } from './changes.ts';
import type { Current } from './current.ts';
import { planOf } from './plan-of.ts';
import { changesNothing } from './plan.ts';

const wanted = definitionOf();
const current = currentOf(wanted);
const NOTHING: Current = {
  ...{ service: undefined, revision: undefined, newestRevision: undefined },
  ...{ deployments: [], scalableTarget: undefined, scalingPolicies: [] },
};
const changesFor = (change: Partial<Manifest>) =>
  changesOf(planOf(definitionOf({ ...PAYMENTS, ...change }), current)).map(
    ({ of, path, from, to }) => [of, path.join('.'), from, to],
  );
const service = (change: Partial<Service>): Current => ({
  ...current,
  service: { ...serviceOf(wanted, 1), ...change },
});

test('changes nothing if everything is as rendered, plus what AWS adds', () => {
  const plan = planOf(wanted, current);
  expect(changesOf(plan)).toEqual([]);
  expect(plan).toMatchObject({ revision: arnOf(1), deployment: 'keep', inFlight: undefined });
  expect(changesNothing(plan)).toBe(true);
});

test.each<[string, Partial<Manifest>, unknown[][]]>([
  [
    'a variable',
    { environment: { LOG_LEVEL: 'debug' } },
    [
      [
        'task definition',
        'containerDefinitions.payments.environment.LOG_LEVEL',
        undefined,
        'debug',
      ],
    ],
  ],
  ['the size', { size: { memory: 1024 } }, [['task definition', 'memory', '512', '1024']]],
  [
    'how many tasks there are at least',
    { tasks: { min: 3 } },
    [
      ['service', 'desiredCount', 2, 3],
      ['scaling', 'MinCapacity', 2, 3],
    ],
  ],
  [
    'what is scaled by',
    { tasks: { cpuTarget: 70 } },
    [
      [
        'scaling',
        'payments-laptop-cpu.TargetTrackingScalingPolicyConfiguration.TargetValue',
        60,
        70,
      ],
    ],
  ],
  [
    'the capacity',
    { capacity: 'spot' },
    [
      ['service', 'capacityProviderStrategy.FARGATE', { weight: 1 }, undefined],
      ['service', 'capacityProviderStrategy.FARGATE_SPOT.weight', undefined, 1],
      ['service', 'forceNewDeployment', undefined, true],
    ],
  ],
])('reports a change of %s as the only difference', (_, change, expected) => {
  expect(changesFor(change)).toEqual(expected);
});

test("treats an omitted controller as ECS's own", () => {
  const { deploymentController: _, ...left } = serviceOf(wanted, 1);
  expect(changesNothing(planOf(wanted, { ...current, service: left }))).toBe(true);
});

test('ignores the number of tasks that the scaling has set', () => {
  expect(changesNothing(planOf(wanted, service({ desiredCount: 5 })))).toBe(true);
});

test('a setting that was turned on by hand is a difference', () => {
  const { service: differences, deployment: kind } = planOf(
    wanted,
    service({ enableExecuteCommand: true }),
  );
  expect(differences).toEqual([{ path: ['enableExecuteCommand'], from: true, to: undefined }]);
  // ECS needs no deployment for it.
  expect(kind).toBe('keep');
});

test('a revision with other content that was registered by hand is a difference, down to the last key', () => {
  const revision = registered(wanted, 2);
  const [container] = revision.containerDefinitions ?? [];
  const containerDefinitions = [{ ...container, command: ['sh'] }];
  const other = { ...revision, containerDefinitions };
  const plan = planOf(wanted, {
    ...service({ taskDefinition: arnOf(2) }),
    revision: other,
    newestRevision: other,
  });
  expect(plan.taskDefinition).toEqual([
    { path: ['containerDefinitions', 'payments', 'command'], from: ['sh'], to: undefined },
  ]);
  expect(plan).toMatchObject({ revision: undefined, deployment: 'begin' });
});

test.each<[string, Current, object]>([
  ['nothing is there', NOTHING, { deployment: 'begin', revision: undefined }],
  [
    'a revision was registered, and nothing else came of it',
    { ...NOTHING, newestRevision: registered(wanted, 7) },
    { deployment: 'begin', revision: arnOf(7) },
  ],
  [
    'the revision was taken away from those that can be used',
    {
      ...current,
      revision: { ...registered(wanted, 1), status: 'INACTIVE' },
      newestRevision: undefined,
    },
    { deployment: 'begin', revision: undefined },
  ],
  [
    'the network differs',
    service({ networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-z'] } } }),
    { deployment: 'begin', revision: arnOf(1) },
  ],
  [
    'the capacity differs',
    service({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }),
    { deployment: 'force', revision: arnOf(1) },
  ],
  [
    'the last deployment was rolled back',
    {
      ...current,
      deployments: [deployment('ROLLBACK_SUCCESSFUL', 2), deployment('SUCCESSFUL', 1)],
    },
    { deployment: 'force', revision: arnOf(1), inFlight: undefined },
  ],
  [
    'the last deployment of the same was stopped',
    { ...current, deployments: [deployment('STOPPED', 1)] },
    { deployment: 'force' },
  ],
  ['ECS knows of no deployment', { ...current, deployments: [] }, { deployment: 'force' }],
  [
    'just this is being deployed',
    { ...current, deployments: [deployment('IN_PROGRESS', 1)] },
    { deployment: 'keep', inFlight: undefined },
  ],
  [
    'just this is being rolled back',
    { ...current, deployments: [deployment('ROLLBACK_IN_PROGRESS', 1)] },
    { deployment: 'force', inFlight: { status: 'ROLLBACK_IN_PROGRESS' } },
  ],
  [
    'the last deployment brought another revision, though the service is set to this one',
    { ...current, deployments: [deployment('SUCCESSFUL', 2), deployment('SUCCESSFUL', 1)] },
    { deployment: 'force', inFlight: undefined },
  ],
  [
    'just this is being deployed, with another capacity',
    {
      ...service({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }),
      deployments: [deployment('IN_PROGRESS', 1)],
    },
    { deployment: 'force', inFlight: { status: 'IN_PROGRESS' } },
  ],
  [
    'something else is being deployed',
    { ...service({ taskDefinition: arnOf(2) }), deployments: [deployment('PENDING', 2)] },
    { deployment: 'begin', inFlight: { status: 'PENDING' } },
  ],
  [
    'a service of this name was deleted while it was being deployed',
    { ...NOTHING, deployments: [deployment('IN_PROGRESS', 1)] },
    { deployment: 'begin', inFlight: undefined, newest: { arn: 'deployment-1' } },
  ],
])('replans when %s', (_, state, expected) => {
  expect(planOf(wanted, state)).toMatchObject(expected);
});

test('a deployment that has to be forced is a change, though no setting differs', () => {
  const deployments = [deployment('ROLLBACK_SUCCESSFUL', 2), deployment('SUCCESSFUL', 1)];
  expect(changesNothing(planOf(wanted, { ...current, deployments }))).toBe(false);
});

test('bounds that hold for a time are no difference from those that hold afterwards', () => {
  const { scalableTarget } = current;
  const then = { min: scalableTarget?.MinCapacity ?? 0, max: scalableTarget?.MaxCapacity ?? 0 };
  const state = {
    ...current,
    scalableTarget: scalableTarget && { ...scalableTarget, MinCapacity: then.max },
    temporary: { until: new Date(0), then },
  };
  expect(changesNothing(planOf(wanted, state))).toBe(true);
});
