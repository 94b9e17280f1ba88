import { execFileSync, spawnSync } from 'node:child_process';
import { ran, type Where } from '../../deploy/test/ran.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import { parseImage } from '../../image/image-reference.ts';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse } from '../../deploy/test/gatehouse.ts';
import type { World } from '../../deploy/test/world.ts';
import { debugDefinition } from './debug-definition.ts';
import type { DebugInput } from './debug-input.ts';
import { debug } from './debug.ts';

let world: World;
let image: string;
beforeEach(async () => {
  world = await startWorld();
  await deployed(world, { image: world.push('one') });
  image = world.push('a shell');
});
afterEach(() => world.stop());

async function debugged(change: Partial<DebugInput> & Where = {}) {
  const lines: string[] = [];
  const result = await ran(world, change, 'debug', (run) =>
    debug(run, {
      ...{ image: parseImage(image), command: ['sh', '-c', 'nslookup db'], reason: undefined },
      ...{ forMs: 60_000, env: {}, write: (line) => lines.push(line) },
      ...change,
    }),
  );
  return { ...result, lines };
}

test('runs a command beside the service, notifies the topic before, and leaves no definition behind', async () => {
  world.delivery.ecs.nextTask('payments-laptop_debug', { log: ['10.0.0.7'] });
  const { report, lines, exitCode } = await debugged({ reason: 'Looking for the database' });
  expect(report).toMatchObject({ outcome: 'done', problems: [], warnings: [] });
  expect([exitCode, lines]).toEqual([0, ['10.0.0.7']]);
  expect(world.aws.notifications('gatehouse-operations').at(-1)?.message).toMatch(
    /a debug task is being started\nCommand: sh -c nslookup db\n[^]*Reason: Looking for the database$/,
  );
  expect(world.changes()).toEqual({
    'ecs:DeregisterTaskDefinition': 1,
    'ecs:RegisterTaskDefinition': 1,
  });
});

test("has the service's roles, variables and secrets, and no more permissions", () => {
  const container = {
    ...{ name: 'payments', image: 'x', user: '1001:1001', readonlyRootFilesystem: true },
    environment: [{ name: 'A', value: 'b' }],
    secrets: [{ name: 'S', valueFrom: 'arn:x' }],
    linuxParameters: { capabilities: { drop: ['ALL'] } },
    portMappings: [{ containerPort: 3000 }],
    logConfiguration: { logDriver: 'awslogs' as const, options: { 'awslogs-group': 'g' } },
  };
  const task = { family: 'payments-laptop', taskRoleArn: 'role', executionRoleArn: 'execution' };
  const found = debugDefinition({ ...task, containerDefinitions: [container] }, 'payments', {
    ...{ image, command: ['id'], seconds: 60 },
  });
  const { portMappings: _, ...same } = container;
  expect(found).toMatchObject({
    ...{ ...task, family: 'payments-laptop_debug' },
    containerDefinitions: [
      {
        ...{ ...same, image, command: ['id'] },
        logConfiguration: { options: { 'awslogs-stream-prefix': 'debug' } },
      },
    ],
  });
  expect(found.containerDefinitions?.[0]).not.toHaveProperty('portMappings');
});

test('ends a command at the end of its time box, and passes exit codes on', () => {
  const definition = (seconds: number, ...command: string[]) => {
    const found = debugDefinition({ family: 'f', containerDefinitions: [] }, 'payments', {
      ...{ image, command, seconds },
    });
    const [container] = found.containerDefinitions ?? [];
    return [...(container?.entryPoint ?? []), ...(container?.command ?? [])];
  };
  const start = ([file = '', ...args]: readonly string[]) => spawnSync(file, args).status;
  expect(start(definition(1, 'sleep', '600'))).toBe(143);
  expect(start(definition(5, 'sh', '-c', 'exit 7'))).toBe(7);
  const [file = '', ...args] = definition(5, 'echo', 'a  b', '$HOME;');
  expect(execFileSync(file, args, { encoding: 'utf8' })).toBe('a  b $HOME;\n');
});

test('is refused for an image that the registry lacks', async () => {
  const missing = parseImage(image.replace(/[0-9a-f]{64}$/, '0'.repeat(64)));
  const { report, exitCode } = await debugged({ image: missing });
  expect(report).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('the registry has no image')],
  });
  expect(exitCode).toBe(125);
  expect(world.changes()).toEqual({});
});

test('stops the task when it is interrupted, and deregisters its definition', async () => {
  world.delivery.ecs.nextTask('payments-laptop_debug', { runsOn: true });
  const { report } = await debugged({ interrupt: { action: 'DescribeTasks', when: 'after' } });
  expect(report).toMatchObject({
    outcome: 'interrupted',
    problems: ['interrupted by SIGINT', expect.stringMatching(/was stopped$/)],
  });
  expect(world.changes()).toMatchObject({ 'ecs:DeregisterTaskDefinition': 1, 'ecs:StopTask': 1 });
});

test('is refused in production without a reason', async () => {
  await world.stop();
  world = await startWorld('production');
  const args = ['debug', '-s', 'payments', '-e', 'production', '--image', image, '--', 'id'];
  const { code, stderr } = await gatehouse(world, args);
  expect(code).toBe(125);
  expect(stderr).toContain('production is production: give --reason');
});
