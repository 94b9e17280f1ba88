import { ECS } from '@aws-sdk/client-ecs';
import { startWorld } from '../../deploy/test/start-world.ts';
import { gatehouse as run } from '../../test/gatehouse.ts';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { runDeploy } from '../../deploy/test/run.ts';
import type { World } from '../../deploy/test/world.ts';

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());
const status = (...args: string[]) =>
  gatehouse(world, ['status', '--environment', 'laptop', ...args]);
const PARAMETER = '/gatehouse/laptop/services/payments/deployment';

test('shows what runs, since when, at which commit, and what the gate decided', async () => {
  expect(await status()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/\nlaptop +payments +- +- +- +- +0 of 0 +-\n$/),
  });
  const image = world.push('one');
  const commit = world.commit();
  await deployed(world, { image, commit });
  const { code, stdout } = await status();
  expect(code).toBe(0);
  expect(stdout.replace(/sha256:\w{12}/, 'DIGEST').replace(/\d{4}-\d\d-\d\d/, 'DAY')).toBe(
    [
      'environment  service   revision           image                 commit        deployed   tasks   gate',
      `laptop       payments  payments-laptop:1  DIGEST…  ${commit.slice(0, 12)}  0 min ago  2 of 2  passed DAY`,
      '',
    ].join('\n'),
  );
  const asJson = await status('--service', 'payments', '--format', 'json');
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    version: 1,
    services: [{ service: 'payments', record: { image }, seen: { running: 2 }, drift: [] }],
  });
});

test('lists for a workflow which images run: the recorded ones, or otherwise the existing ones', async () => {
  expect((await status('--format', 'github')).stdout).toBe('any=false\nbatches={"include":[]}\n');
  const image = world.push('one');
  await deployed(world, { image });
  const digest = image.slice(image.lastIndexOf(':') + 1).slice(0, 12);
  const batches = JSON.stringify({
    include: [{ images: [{ service: 'payments', digest, image, images: { laptop: image } }] }],
  });
  expect((await status('--format', 'github')).stdout).toBe(`any=true\nbatches=${batches}\n`);
  world.delivery.parameters.remove(PARAMETER);
  expect(await status('--format', 'github')).toMatchObject({
    code: 0,
    stdout: `any=true\nbatches=${batches}\n`,
  });
});

test('reports prominently, with 1, that something other than the recorded revision runs', async () => {
  await deployed(world, { image: world.push('one') });
  const record = world.recorded()!;
  const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  await runDeploy(world, world.push('two'));
  world.delivery.parameters.put(PARAMETER, JSON.stringify(record));
  const { code, stdout } = await status();
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /\nDRIFT {2}payments in laptop: ECS runs payments-laptop:2; recorded is payments-laptop:1\nDRIFT {2}payments in laptop: a task runs the image sha256:\w{12}…; recorded is sha256:\w{12}…\n$/,
  );
  await ecs.updateService({ cluster: 'laptop', service: 'payments', desiredCount: 0 });
  await ecs.deleteService({ cluster: 'laptop', service: 'payments', force: true });
  expect((await status()).stdout).toMatch(
    /DRIFT {2}payments in laptop: it is recorded, but the service is (?:DRAINING|INACTIVE)\n$/,
  );
  world.delivery.parameters.remove(PARAMETER);
});

test('a deployment in flight and an unrecorded deployment are drift; a platform of the index is not', async () => {
  const platform = world.push('one').split('@')[1]!;
  world.delivery.ecs.next('payments', 'steady', { imageDigest: platform });
  await runDeploy(world, world.pushIndex([platform]));
  expect((await status()).code).toBe(0);
  world.delivery.ecs.next('payments', 'stuck');
  await runDeploy(world, world.push('two'), { timeoutMs: 60_000 });
  expect((await status()).stdout).toContain('DRIFT  payments in laptop: a deployment is in flight');
  world.delivery.parameters.remove(PARAMETER);
  expect((await status()).stdout).toContain(
    'DRIFT  payments in laptop: it is there, but not recorded',
  );
});

test.each<[string, object, string]>([
  ['fewer tasks than are wanted', { desiredCount: 5 }, '2 of 5 tasks run'],
  ['no task', { desiredCount: 0 }, 'no task is wanted: its desired count is 0'],
  [
    'a shell that can be opened',
    { enableExecuteCommand: true },
    'ECS Exec is switched on: a shell can be opened in its tasks',
  ],
])('%s is drift, with 1', async (_, change, drift) => {
  await deployed(world, { image: world.push('one') });
  const ecs = new ECS({ endpoint: world.aws.url, region: 'eu-central-1' });
  await ecs.updateService({ cluster: 'laptop', service: 'payments', ...change });
  const { code, stdout } = await run(['status', '--environment', 'laptop']);
  expect(stdout).toContain(`DRIFT  payments in laptop: ${drift}\n`);
  expect(code).toBe(1);
});

test('names credentials for another account, and reports nothing as missing', async () => {
  const { code, stdout } = await gatehouse(world, ['status', '--environment', 'production']);
  expect(code).toBe(2);
  expect(stdout).toContain(
    'UNKNOWN  payments in production: the credentials are for account 111111111111; production is in 333333333333',
  );
  expect(stdout).not.toContain('DRIFT');
});

test('does not report as healthy what cannot be read, with 2', async () => {
  const { code, stdout } = await gatehouse(world, ['status', '--environment', 'laptop'], {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: world.root,
  });
  expect([code, stdout]).toEqual([
    2,
    expect.stringMatching(
      /UNKNOWN {2}payments in laptop: sts:GetCallerIdentity: CredentialsProviderError/,
    ),
  ]);
});

test.each([
  [['--service', 'orders'], 'There is no service "orders"; there are: payments'],
  [['--environment', 'moon'], 'has no environment "moon"'],
])('%j is an error', async (args, message) => {
  expect(await status(...args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(message),
  });
});
