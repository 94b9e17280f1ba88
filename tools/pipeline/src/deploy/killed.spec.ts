import { deployed } from './test/deployed.ts';
import { gatehouse, startGatehouse } from './test/gatehouse.ts';
import { onceAnswered } from './test/on-answer.ts';
import { startWorld, type World } from './test/world.ts';

/** Calls of a deployment, in the order in which they come first. */
const CALLS = [
  ...['DescribeServices', 'ListServiceDeployments', 'RegisterTaskDefinition', 'UpdateService'],
  ...['DescribeServiceDeployments', 'PutParameter', 'GetParameterHistory'],
];

let world: World;
afterEach(() => world.stop());

test('a deployment that is killed at any await, run again, converges', async () => {
  world = await startWorld();
  await deployed(world, { image: world.push('zero') });
  for (const call of CALLS) {
    const image = world.push(`killed at ${call}`);
    const args = ['deploy', '--service', 'payments', '--environment', 'laptop'];
    args.push('--image', image, '--evidence', await world.evidence(image));
    const child = startGatehouse(world, args);
    const done = onceAnswered(
      world,
      ({ action }) => action === call,
      () => child.child.kill('SIGKILL'),
    );
    expect(await child.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(done()).toBe(true);
    const again = await gatehouse(world, args);
    expect([call, again.code, again.stdout.split('  ')[0]]).toEqual([
      call,
      0,
      expect.stringMatching(/^(?:DEPLOYED|UNCHANGED)$/),
    ]);
    expect(world.recorded()?.image).toBe(image);
    world.changes();
    expect((await gatehouse(world, args)).code).toBe(0);
    expect(world.changes()).toEqual({});
  }
}, 300_000);
