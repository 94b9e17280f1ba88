import { Deadline } from '../../aws/deadline.ts';
import { connect, withRetries } from '../../deploy/aws.ts';
import { readSubject } from '../../deploy/subject.ts';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';
import { parseImage } from '../../image/image-reference.ts';
import { verify } from './verify.ts';

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());

const run = (...args: string[]) =>
  gatehouse(world, ['verify', '-s', 'payments', '-e', 'laptop', ...args]);

test('shows, line by line, that everything for the deployed revision exists', async () => {
  await deployed(world, { image: world.push('one') });
  const { code, stdout } = await run();
  expect(code).toBe(0);
  expect(stdout.replace(/sha256:\w{12}/, 'DIGEST')).toBe(
    [
      'ok       definition',
      'ok       image 222222222222.dkr.ecr.eu-central-1.amazonaws.com/laptop/payments@DIGEST…',
      'ok       evidence',
      'ok       cluster laptop',
      'ok       role payments-laptop-task',
      'ok       role payments-laptop-execution',
      'ok       log group /gatehouse/laptop/payments',
      'ok       secret payments/api-keys',
      'ok       alarms of the deployment',
      'ok       network',
      'ok       load balancers',
      'ok       target group payments-laptop',
      '',
    ].join('\n'),
  );
  expect(world.changes()).toEqual({});
});

test.each<[string, () => void, RegExp]>([
  [
    'a role',
    () => world.delivery.identity.removeRole('payments-laptop-task'),
    /^WRONG {4}role payments-laptop-task: there is no role/m,
  ],
  [
    'a log group',
    () => world.delivery.logs.removeGroup('/gatehouse/laptop/payments'),
    /^WRONG {4}log group .*: there is no log group/m,
  ],
  [
    'the network',
    () => world.delivery.parameters.remove('/gatehouse/laptop/subnet-ids'),
    /^WRONG {4}network: there is no parameter \/gatehouse\/laptop\/subnet-ids/m,
  ],
  [
    'a load balancer',
    () => world.delivery.parameters.remove('/gatehouse/laptop/services/payments/target-group-arn'),
    /^WRONG {4}load balancers: there is no parameter/m,
  ],
])('reports that %s is missing, with 1', async (_, arrange, line) => {
  await deployed(world, { image: world.push('one') });
  arrange();
  expect(await run()).toMatchObject({ code: 1, stdout: expect.stringMatching(line) });
});

test('checks an image and its evidence before they are deployed', async () => {
  const image = world.push('one');
  expect(await run()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('payments is not recorded as deployed to laptop'),
  });
  expect(await run('--image', image)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^WRONG {4}evidence: nothing is recorded of it/m),
  });
  expect(await run('--image', image, '--evidence', await world.evidence(image))).toMatchObject({
    code: 0,
  });
  const missing = image.replace(/[0-9a-f]{64}$/, '0'.repeat(64));
  expect(await run('--image', missing)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^WRONG {4}image .*: the registry has no image/m),
  });
});

test('reports expired evidence', async () => {
  const image = world.push('one');
  await deployed(world, { image });
  const parameter = '/gatehouse/laptop/services/payments/deployment';
  const record = world.recorded()!;
  const evidence = { ...record.evidence, expires: '2026-01-01T00:00:00.000Z' };
  world.delivery.parameters.put(parameter, JSON.stringify({ ...record, evidence }));
  expect(await run()).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^WRONG {4}evidence: it held until 2026-01-01/m),
  });
});

test('reports what could not be checked, together with the rest', async () => {
  const image = world.push('one');
  await deployed(world, { image });
  world.aws.faults.set({ service: 'iam', kind: 'error' });
  const subject = await readSubject('payments', 'laptop');
  const clients = connect(subject.workspace, 'laptop');
  const deadline = new Deadline({ timeoutMs: 3_000, requestTimeoutMs: 3_000, pollMs: 100 });
  const checks = await verify(
    withRetries(clients, { deadline, progress: () => undefined }),
    subject,
    subject.manifest,
    {
      ...{ image: parseImage(image), evidence: undefined, policy: 'security/policy.json' },
      record: world.recorded(),
    },
    new Date(),
  );
  for (const client of Object.values(clients)) client.destroy();
  expect(checks.filter(({ result }) => result === 'unknown')).toMatchObject([
    { what: 'role payments-laptop-task', details: [expect.stringMatching(/^iam:GetRole: /)] },
    { what: 'role payments-laptop-execution' },
  ]);
  expect(checks.filter(({ result }) => result === 'ok').length).toBeGreaterThan(5);
});
