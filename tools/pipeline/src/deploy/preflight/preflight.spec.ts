import { ECS, type Service } from '@aws-sdk/client-ecs';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { readFileSync } from 'node:fs';
import { DETAILS } from '../../gate/evidence/statement.ts';
import { runDeploy } from '../test/run.ts';
import { startWorld } from '../test/start-world.ts';
import type { World } from '../test/world.ts';

let world: World;
afterEach(() => world.stop());
const TARGET_GROUP = '/gatehouse/laptop/services/payments/target-group-arn';
const NOWHERE = `222222222222.dkr.ecr.eu-central-1.amazonaws.com/laptop/payments@sha256:${'9'.repeat(64)}`;

test('names everything that is missing at once, and changes nothing', async () => {
  world = await startWorld('laptop', false);
  const { report } = await runDeploy(world, NOWHERE, { evidence: undefined });
  expect(report).toMatchObject({ outcome: 'refused', done: [], running: undefined });
  expect(report.problems).toEqual([
    expect.stringMatching(/^there is no evidence that the gate has passed the image/),
    'there is no cluster "laptop" (account 111111111111, eu-central-1): deploy the stack of "platform" first',
    'there is no role payments-laptop-task: deploy the stack of the service first',
    'there is no role payments-laptop-execution: deploy the stack of the service first',
    'there is no log group /gatehouse/laptop/payments: deploy the stack of the service first',
    'there is no secret payments/api-keys: deploy the stack of its service first',
    ...['healthy-hosts', 'server-errors', 'latency'].map(
      (name) => `there is no alarm payments-laptop-${name}: deploy the stack of the service first`,
    ),
    ...[
      'subnet-ids',
      'services/payments/security-group-id',
      'services/payments/target-group-arn',
    ].map(
      (name) =>
        `there is no parameter /gatehouse/laptop/${name}, or it has no single value: deploy the infrastructure first`,
    ),
    `the registry has no image ${NOWHERE}: promote it first, by "gatehouse promote"`,
  ]);
  expect(world.changes()).toEqual({});
});

describe('a complete environment without', () => {
  let image: string;
  const aws = () => ({ endpoint: world.aws.url, region: 'eu-central-1' });
  const file = 'apps/payments/deploy/laptop/service-definition.json';
  const editService = (change: (service: Service) => object) => {
    const document = JSON.parse(readFileSync(file, 'utf8')) as { service: Service };
    world.write(file, {
      ...document,
      service: { ...document.service, ...change(document.service) },
    });
  };
  beforeEach(async () => {
    world = await startWorld();
    image = world.push('one');
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'the value of a secret',
      async () => {
        const secrets = new SecretsManager(aws());
        await secrets.deleteSecret({
          SecretId: 'payments/api-keys',
          ForceDeleteWithoutRecovery: true,
        });
        await secrets.createSecret({ Name: 'payments/api-keys' });
      },
      /^the secret payments\/api-keys has no value yet/,
    ],
    [
      'a secret that is being deleted',
      () => new SecretsManager(aws()).deleteSecret({ SecretId: 'payments/api-keys' }),
      /^the secret payments\/api-keys is being deleted/,
    ],
    [
      'a parameter that is a list where one value is meant',
      async () => world.delivery.parameters.put(TARGET_GROUP, ['arn:one', 'arn:two']),
      /^there is no parameter .*target-group-arn, or it has no single value/,
    ],
    [
      'the target group',
      async () =>
        world.delivery.parameters.put(
          TARGET_GROUP,
          'arn:aws:elasticloadbalancing:eu-central-1:111111111111:targetgroup/gone/0123456789abcdef',
        ),
      /^there is no target group arn:.*gone/,
    ],
    [
      'the circuit breaker',
      async () =>
        editService(({ deploymentConfiguration }) => ({
          deploymentConfiguration: {
            ...deploymentConfiguration,
            deploymentCircuitBreaker: { enable: true, rollback: false },
          },
        })),
      /^the circuit breaker with roll-back is off/,
    ],
    [
      'a strategy that can be deployed',
      async () =>
        editService(({ deploymentConfiguration }) => ({
          deploymentConfiguration: { ...deploymentConfiguration, strategy: 'LINEAR' },
        })),
      /^the strategy LINEAR cannot be deployed/,
    ],
    [
      'the capacity provider',
      async () =>
        editService(() => ({
          capacityProviderStrategy: [{ capacityProvider: 'GPU', weight: 1 }],
        })),
      /^the cluster "laptop" has no capacity provider GPU/,
    ],
  ])('%s', async (_, arrange, problem) => {
    await arrange();
    world.changes();
    const { report } = await runDeploy(world, image);
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: [expect.stringMatching(problem)],
    });
    expect(world.changes()).toEqual({});
  });

  test('credentials for its account reports nothing else if they are for another account', async () => {
    const { report } = await runDeploy(world, image, { environment: 'production' });
    expect(report).toMatchObject({
      outcome: 'refused',
      problems: [
        'the credentials are for account 111111111111; production is in 333333333333: take its deploy role',
      ],
    });
  });

  test('reports tasks that have been removed', async () => {
    await runDeploy(world, image);
    await new ECS(aws()).updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 });
    const { report } = await runDeploy(world, image);
    expect(report.problems).toEqual([
      expect.stringMatching(/^the service was set to 0 tasks by hand/),
    ]);
  });

  test('the right registry is refused', async () => {
    const { report } = await runDeploy(world, `elsewhere/payments@${image.split('@')[1]}`);
    expect(report.problems).toContainEqual(
      expect.stringMatching(
        /^the image is elsewhere\/payments@.*, but payments is deployed from 222222222222/,
      ),
    );
  });

  test('permission to read leaves the deployment undecided', async () => {
    world.aws.faults.set({ service: 'iam', kind: 'throttle' });
    const { report } = await runDeploy(world, image, { timeoutMs: 60_000 });
    expect(report.outcome).toBe('undecided');
    expect(report.problems).toContainEqual(
      expect.stringMatching(/^iam:GetRole: given up after 60 s: throttled/),
    );
    expect(world.changes()).toEqual({});
  });

  test.each<[string, () => Promise<string>, string, string]>([
    ['evidence that can be read', async () => 'nowhere.json', 'refused', '(unreadable)'],
    [
      'evidence for this image',
      () => world.evidence(image, { digest: `sha256:${'5'.repeat(64)}` }),
      'refused',
      '(wrong-digest)',
    ],
    [
      'evidence for this service',
      () => world.evidence(image, { service: 'orders' }),
      'refused',
      '(wrong-service)',
    ],
    [
      'evidence for this environment',
      () => world.evidence(image, { environment: 'production' }),
      'refused',
      '(wrong-environment)',
    ],
    [
      'evidence of late',
      () => world.evidence(image, { at: new Date('2026-01-01T00:00:00Z') }),
      'refused',
      '(expired)',
    ],
    [
      'evidence by the present policy',
      () =>
        world.evidence(image, { policy: { file: 'security/policy.json', sha256: '0'.repeat(64) } }),
      'refused',
      '(other-policy)',
    ],
    [
      'evidence that nobody has touched',
      async () => {
        const name = await world.evidence(image);
        const envelope = JSON.parse(readFileSync(name, 'utf8')) as { payload: string };
        const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
        statement.predicate[DETAILS].expires = '2099-01-01T00:00:00.000Z';
        envelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
        world.write(name, envelope);
        return name;
      },
      'refused',
      '(bad-signature)',
    ],
    [
      'a policy to go by',
      async () => {
        const name = await world.evidence(image);
        world.write('security/policy.json', '{');
        return name;
      },
      'undecided',
      'security/policy.json',
    ],
  ])('%s', async (_, arrange, outcome, problem) => {
    const { report } = await runDeploy(world, image, { evidence: await arrange() });
    expect(report).toMatchObject({ outcome, problems: [expect.stringContaining(problem)] });
    expect(world.changes()).toEqual({});
  });
});
