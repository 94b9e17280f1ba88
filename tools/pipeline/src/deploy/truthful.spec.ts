import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECS } from '@aws-sdk/client-ecs';
import { deployed } from './test/deployed.ts';
import { gatehouse } from './test/gatehouse.ts';
import { runDeploy, runRollback } from './test/run.ts';
import { startWorld } from './test/start-world.ts';
import { deny } from './test/steps.ts';
import type { World } from './test/world.ts';

const bin = join(import.meta.dirname, '../../bin/gatehouse.js');

let world: World;
let image: string;
beforeEach(async () => {
  world = await startWorld();
  image = world.push('one');
  await deployed(world, { image });
});
afterEach(() => world.stop());

test('--diff shows that a deployment is forced, even without a difference', async () => {
  const next = world.push('two');
  world.delivery.ecs.next('payments', 'circuit-breaker');
  await runDeploy(world, next);
  await new ECS({ endpoint: world.aws.url, region: 'eu-central-1' }).updateService({
    ...{ cluster: 'laptop', service: 'payments', taskDefinition: 'payments-laptop:1' },
  });
  const { report } = await runDeploy(world, image, { diff: true });
  expect(report.changes).toEqual([
    { of: 'service', path: ['forceNewDeployment'], from: undefined, to: true },
  ]);
});

test('says "what differed" after a change, even if the outcome is undecided', async () => {
  // Not retried: a command would give up after a time in which a slow machine has not deployed either.
  deny(world, 'PutParameter');
  const next = world.push('two');
  const args = ['deploy', '-s', 'payments', '-e', 'laptop', '--image', next];
  const { code, stdout } = await gatehouse(world, [
    ...args,
    '--evidence',
    await world.evidence(next),
  ]);
  expect(code).toBe(2);
  expect(stdout).toContain('\nWhat differed\n');
  expect(stdout).not.toContain('What would change');
});

test('announces a resumed deployment', async () => {
  const next = world.push('two');
  world.delivery.ecs.next('payments', 'slow', { ticks: 5 });
  await runDeploy(world, next, { interrupt: { action: 'UpdateService', when: 'after' } });
  const { report, said } = await runDeploy(world, next);
  expect(said).toContain(
    'ECS is at work on it already: resuming its deployment of payments-laptop:2',
  );
  expect(report.done).toContain('resumed the deployment of payments-laptop:2 that was in flight');
});

test.each([['deploy'], ['rollback']])(
  '%s writes a summary and outputs for GitHub',
  async (command) => {
    if (command === 'rollback') await runDeploy(world, world.push('two'));
    const about = ['--service', 'payments', '--environment', 'laptop'];
    const rest =
      command === 'deploy' ? ['--image', image, '--evidence', await world.evidence(image)] : [];
    const { code } = await gatehouse(world, [command, ...about, ...rest], {
      GITHUB_STEP_SUMMARY: 'summary.md',
      GITHUB_OUTPUT: 'output',
    });
    expect(code).toBe(0);
    const outcome = command === 'deploy' ? 'unchanged' : 'deployed';
    expect(readFileSync('summary.md', 'utf8')).toMatch(
      new RegExp(`^### ${command} payments in laptop: ${outcome}\n\n\`\`\`\n[A-Z]`),
    );
    expect(readFileSync('output', 'utf8')).toBe(
      `outcome=${outcome}\nrevision=payments-laptop:1\nimage=${image}\nchanged=${outcome === 'deployed'}\n`,
    );
  },
);

test.each([
  ['an option that is missing', ['deploy', '-f', 'json']],
  ['a value that is not allowed', ['deploy', '--format=json', '--timeout', 'soon']],
  ['an environment that there is not', ['status', '-f', 'json', '-e', 'moon']],
])('-f json prints JSON for %s', async (_, args) => {
  const { code, stdout, stderr } = await gatehouse(world, args);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    error: expect.stringMatching(/\w/),
    code: expect.stringMatching(/^GH-[A-Z]+-\d{3}$/),
  });
  expect(stderr).not.toBe('');
});

test('colours appear on terminals, but not in pipes in CI, unless they are forced', async () => {
  const escape = '\u001b[';
  const status = ['status', '--environment', 'laptop'];
  expect((await gatehouse(world, status, { CI: 'true' })).stdout).not.toContain(escape);
  expect((await gatehouse(world, status, { CI: 'true', FORCE_COLOR: '1' })).stdout).toContain(
    escape,
  );
});

test('a reader that closes early is no error', async () => {
  const child = spawn(process.execPath, [bin, 'status', '--environment', 'laptop', '-f', 'json'], {
    cwd: world.root,
    env: { ...process.env, AWS_ENDPOINT_URL: world.aws.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});

test('a planned roll-back changes nothing, and says so', async () => {
  await runDeploy(world, world.push('two'));
  const { report } = await runRollback(world, { diff: true });
  expect(report).toMatchObject({ outcome: 'planned', done: [] });
});
