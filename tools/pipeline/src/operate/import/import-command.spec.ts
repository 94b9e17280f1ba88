import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { ECS, type RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { Manifest } from '@gatehouse/service-manifest';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';
import { secretOf } from './secret-of.ts';

let world: World;
let ecs: ECS;
beforeEach(async () => {
  world = await startWorld();
  ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
});
afterEach(async () => {
  ecs.destroy();
  await world.stop();
});

interface Result {
  manifest: Manifest;
  losses: { path: string; what: string }[];
}

const LEGACY: RegisterTaskDefinitionRequest = {
  family: 'payments-legacy',
  ...{ networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '512', memory: '2048' },
  executionRoleArn: 'arn:aws:iam::111111111111:role/legacy-execution',
  taskRoleArn: 'arn:aws:iam::111111111111:role/legacy',
  volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
  containerDefinitions: [
    {
      ...{ name: 'payments', user: 'root', command: ['npm', 'start'] },
      image: `222222222222.dkr.ecr.eu-central-1.amazonaws.com/payments@sha256:${'1'.repeat(64)}`,
      portMappings: [{ containerPort: 80 }],
      environment: [
        { name: 'MODE', value: 'live' },
        { name: 'DB_PASSWORD', value: 'hunter2' },
      ],
      secrets: [
        {
          name: 'BANK',
          valueFrom:
            'arn:aws:secretsmanager:eu-central-1:111111111111:secret:payments/bank-a1B2c3:password::',
        },
        { name: 'OLD', valueFrom: 'arn:aws:ssm:eu-central-1:111111111111:parameter/old' },
      ],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
      stopTimeout: 60,
    },
    { name: 'sidecar', image: `x@sha256:${'2'.repeat(64)}`, essential: false },
  ],
};

/** A service that was made by hand, with the name of the new one. */
async function legacy(): Promise<void> {
  await ecs.registerTaskDefinition(LEGACY);
  await ecs.createService({
    ...{ cluster: 'laptop', serviceName: 'payments', taskDefinition: 'payments-legacy' },
    ...{ desiredCount: 3, launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-x'] } },
  });
  const scaling = new ApplicationAutoScaling({ endpoint: world.aws.url, region: 'eu-central-1' });
  await scaling.registerScalableTarget({
    ...{ ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' },
    ...{ ResourceId: 'service/laptop/payments', MinCapacity: 3, MaxCapacity: 12 },
  });
  scaling.destroy();
  for (let tick = 0; tick < 20; tick += 1) world.delivery.ecs.advance();
}

const importFrom = async (...args: string[]) => {
  const ended = await gatehouse(world, ['import', 'payments', '--json', ...args]);
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Result;
};

test('creates a manifest of a running service, and lists all differences that "deploy --diff" then shows', async () => {
  await legacy();
  const { manifest, losses } = await importFrom('-e', 'laptop', '--ecs', 'laptop/payments');
  expect(manifest).toMatchObject({
    ...{ port: 8080, exposure: 'internal', size: { cpu: 512, memory: 2048 } },
    ...{ tasks: { min: 3, max: 12 }, environment: { MODE: 'live' } },
    ...{ shutdown: { stopTimeout: 60 } },
    injectedSecrets: { BANK: { secret: 'payments/bank', field: 'password' } },
  });
  const paths = losses.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(
      [
        'environment.DB_PASSWORD',
        'containerDefinitions.payments.secrets.OLD',
        'taskDefinition.taskRoleArn',
        'taskDefinition.volumes',
        'taskDefinition.containerDefinitions.sidecar',
      ].map((each) => expect.stringContaining(each)),
    ),
  );
  expect(JSON.stringify({ manifest, losses })).not.toContain('hunter2');

  world.render({ ...manifest });
  const image = world.push('one');
  const diff = await gatehouse(world, [
    ...['deploy', '-s', 'payments', '-e', 'laptop', '--image', image, '--diff', '--json'],
  ]);
  const { changes } = JSON.parse(diff.stdout) as { changes: { of: string; path: string[] }[] };
  const shown = changes
    .map(({ of, path }) => [of === 'task definition' ? 'taskDefinition' : of, ...path].join('.'))
    // The image is what is deployed, scaling policies have names of their own, and what is forced follows from the rest.
    .filter((path) => !/\.image$|^scaling\.|\.forceNewDeployment$/.test(path));
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((path) => !paths.includes(path))).toEqual([]);
});

test('creates a manifest from a task definition in a file, and writes it beside the list', async () => {
  world.write('legacy.json', { taskDefinition: LEGACY });
  const args = ['import', 'ledger', '--task-definition', 'legacy.json', '-e', 'laptop'];
  const { code, stdout } = await gatehouse(world, args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^wrote apps\/ledger\/service\.json\nNot carried, or different/);
  expect(stdout).toContain('  - environment.DB_PASSWORD: is left out: ');
  expect(await gatehouse(world, args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('apps/ledger/service.json exists already'),
  });
});

const COPILOT = `
name: payments
type: Load Balanced Web Service
http: { path: '/', alias: pay.example.com }
image: { build: Dockerfile, port: 4000, healthcheck: { command: ['CMD', 'x'], interval: 20s, retries: 2 } }
cpu: 512
memory: 1024
platform: linux/arm64
count: { range: 2-9, cpu_percentage: 70 }
exec: true
variables: { MODE: live }
secrets:
  BANK: { secretsmanager: 'payments/bank:password::' }
  OLD: /copilot/payments/old
sidecars: { nginx: { image: nginx } }
environments:
  production: { count: 4, variables: { MODE: strict } }
`;

test('creates a manifest from a Copilot manifest, and names each unsupported field', async () => {
  world.write('copilot/payments/manifest.yml', COPILOT);
  const { manifest, losses } = await importFrom('--copilot', 'copilot/payments/manifest.yml');
  expect(manifest).toMatchObject({
    ...{ port: 4000, exposure: 'public', architecture: 'ARM64' },
    ...{ size: { cpu: 512, memory: 1024 }, tasks: { min: 2, max: 9, cpuTarget: 70 } },
    ...{ environment: { MODE: 'live' }, healthCheck: { interval: 20, retries: 2 } },
    injectedSecrets: { BANK: { secret: 'payments/bank', field: 'password' } },
    environments: {
      production: { tasks: { min: 4, max: 4 }, environment: { MODE: 'strict' } },
    },
  });
  expect(losses.map(({ path }) => path).sort()).toEqual(
    [
      ...['http.path', 'http.alias', 'image.build', 'exec', 'sidecars.nginx.image', 'secrets.OLD'],
      ...['image.healthcheck.command.0', 'image.healthcheck.command.1', 'secrets.apiKeys'],
    ].sort(),
  );
});

test.each<[string, string[], RegExp]>([
  ['no source', ['ledger'], /name a source/],
  ['no environment', ['ledger', '--ecs', 'a/b'], /--ecs needs --environment/],
  ['a name that is none', ['Payments', '--ecs', 'a/b'], /is no name for a service/],
  [
    'a service that is not there',
    ['payments', '-e', 'laptop', '--ecs', 'laptop/none', '--json'],
    /there is no service "none" in the cluster "laptop"/,
  ],
])('explains what is wrong with %s, with 2', async (_, args, message) => {
  expect(await gatehouse(world, ['import', ...args])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(message),
  });
});

test('refuses a Copilot job', async () => {
  world.write('manifest.yml', 'type: Scheduled Job\n');
  expect(
    await gatehouse(world, ['import', 'payments', '--json', '--copilot', 'manifest.yml']),
  ).toMatchObject({ code: 2, stderr: expect.stringContaining('"Scheduled Job" is no service') });
});

test.each([
  ['arn:aws:secretsmanager:eu-central-1:111111111111:secret:a/b-a1B2c3', { secret: 'a/b' }],
  [
    'arn:aws:secretsmanager:eu-central-1:111111111111:secret:a-a1B2c3:key::',
    { secret: 'a', field: 'key' },
  ],
  ['arn:aws:ssm:eu-central-1:111111111111:parameter/x', undefined],
  ['/x', undefined],
])('%s is the secret %j', (valueFrom, secret) => {
  expect(secretOf(valueFrom)).toEqual(secret);
});
