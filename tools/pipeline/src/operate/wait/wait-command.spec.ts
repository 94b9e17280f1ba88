import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

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

const wait = (...args: string[]) =>
  gatehouse(world, ['wait', '-s', 'payments', '-e', 'laptop', ...args]);
const update = (change: object) =>
  ecs.updateService({ cluster: 'laptop', service: 'payments', ...change });

test('waits while tasks are replaced', async () => {
  await deployed(world, { image: world.push('one') });
  await update({ forceNewDeployment: true });
  const { code, stdout, stderr } = await wait();
  expect([code, stdout.split('  ').slice(0, 3)]).toEqual([
    0,
    ['STABLE', 'payments in laptop', 'payments-laptop:1'],
  ]);
  expect(stderr).toMatch(/the deployment is \w+|tasks are being replaced/);
});

test('reports with 1 that the service is stable without the latest deployment', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.next('payments', 'circuit-breaker');
  await update({ forceNewDeployment: true });
  const { code, stdout } = await wait('--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'wait',
    outcome: 'failed',
    problems: [expect.stringContaining('the last deployment is ROLLBACK_SUCCESSFUL')],
  });
});

test('gives up at the deadline, and reports what it waited for', async () => {
  await deployed(world, { image: world.push('one') });
  world.delivery.ecs.next('payments', 'stuck');
  await update({ forceNewDeployment: true });
  const { code, stdout } = await wait('--timeout', '4s');
  expect(code).toBe(1);
  expect(stdout).toContain('it is not stable after 0:04');
  expect(stdout).toContain('the deployment is IN_PROGRESS');
});

test('reports an unknown service with 1', async () => {
  expect(await wait()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('there is no service payments in the cluster laptop'),
  });
});
