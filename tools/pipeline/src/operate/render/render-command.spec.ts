import { RegisterTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

let world: World;
beforeEach(async () => (world = await startWorld()));
afterEach(() => world.stop());

const render = (...args: string[]) =>
  gatehouse(world, ['render', '-s', 'payments', '-e', 'laptop', ...args]);

interface Rendered {
  'task-definition': { containerDefinitions: { image: string }[] };
  service: { networkConfiguration: { awsvpcConfiguration: { subnets: string[] } } };
  scaling: { scalableTarget: { MinCapacity: number } };
}

test('prints what would be registered, with the deployed image and the values of parameters', async () => {
  const image = world.push('one');
  await deployed(world, { image });
  const { code, stdout } = await render();
  expect(code).toBe(0);
  const rendered = JSON.parse(stdout) as Rendered;
  expect(rendered['task-definition'].containerDefinitions[0]?.image).toBe(image);
  expect(rendered.service.networkConfiguration.awsvpcConfiguration.subnets).toHaveLength(2);
  expect(rendered.scaling.scalableTarget.MinCapacity).toBe(2);
  expect(world.changes()).toEqual({});
});

test('prints one part in the form that AWS accepts', async () => {
  const image = world.push('two');
  const { stdout } = await render('--image', image, '--only', 'task-definition');
  const client = new ECSClient({ endpoint: world.aws.url, region: 'eu-central-1' });
  const registered = await client.send(
    new RegisterTaskDefinitionCommand(
      JSON.parse(stdout) as ConstructorParameters<typeof RegisterTaskDefinitionCommand>[0],
    ),
  );
  expect(registered.taskDefinition?.containerDefinitions?.[0]?.image).toBe(image);
  client.destroy();
});

test('prints what is in the repository, without AWS', async () => {
  world.aws.faults.set({ kind: 'error' });
  const { code, stdout } = await render('--offline');
  expect(code).toBe(0);
  expect(stdout).toContain('{{ssm:/gatehouse/laptop/subnet-ids}}');
});

test('names what is missing, with 1', async () => {
  world.delivery.parameters.remove('/gatehouse/laptop/subnet-ids');
  const { code, stdout, stderr } = await render();
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toHaveProperty('service');
  expect(stderr).toContain('there is no parameter /gatehouse/laptop/subnet-ids');
  expect(stderr).toContain('name an image with --image');
});
