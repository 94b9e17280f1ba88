import { waitFor } from '@gatehouse/testing';
import { parseWorkspace } from '@gatehouse/service-manifest';
import { lookAt } from './connection.ts';
import { startWorld } from './test/start-world.ts';
import { WORKSPACE } from './test/workspace.ts';
import type { World } from './test/world.ts';

let world: World;
beforeAll(async () => (world = await startWorld('laptop', false)));
afterAll(() => world.stop());

test('a call that is still open when a command ends is not repeated, and reports nothing', async () => {
  world.aws.faults.set({ service: 'ssm', kind: 'hang' });
  const written: unknown[] = [];
  const { write } = process.stderr;
  process.stderr.write = (text) => written.push(text) > 0;
  const { aws, close } = lookAt(parseWorkspace('gatehouse.json', WORKSPACE), 'laptop');
  const open = aws.ssm.getParameters({ Names: ['/x'] });
  const ended = expect(open).rejects.toThrow('the command has ended');
  await waitFor('the call', () => world.aws.calls()['ssm'] !== undefined);
  close();
  await ended;
  process.stderr.write = write;
  expect(written).toEqual([]);
  expect(world.aws.calls()['ssm']).toEqual({ GetParameters: 1 });
});
