import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '@gatehouse/testing';
import { deployed } from '../../deploy/test/deployed.ts';
import { gatehouse, startGatehouse } from '../../deploy/test/gatehouse.ts';
import { startWorld } from '../../deploy/test/start-world.ts';
import type { World } from '../../deploy/test/world.ts';

let world: World;
afterEach(() => world.stop());

const TIMES = /\b\d+:\d\d\b/g;
const about = (image: string, environment = 'laptop') =>
  ['--service', 'payments', '--environment', environment].concat('--image', image);

describe('gatehouse deploy on a laptop', () => {
  let image: string;
  let deploy: string[];
  beforeEach(async () => {
    world = await startWorld();
    image = world.push('one');
    deploy = ['deploy', ...about(image), '--evidence', await world.evidence(image)];
  });

  it('exits with 0 when the revision runs, and again when it already ran', async () => {
    const { code, stdout, stderr } = await gatehouse(world, deploy);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^DEPLOYED {2}payments in laptop {2}payments-laptop:1 {2}sha256:\w{12}… {2}0:\d\d\n/,
    );
    expect(stdout).toContain('\nDone\n  - registered payments-laptop:1\n');
    expect(stderr).toMatch(/^ 0:\d\d {2}.*2 of 2 running/m);
    const again = await gatehouse(world, [
      ...deploy,
      '--format',
      'json',
      '--output',
      'report.json',
    ]);
    expect(again).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(join(world.root, 'report.json'), 'utf8'))).toMatchObject({
      ...{ version: 1, command: 'deploy', outcome: 'unchanged', changes: [] },
    });
  });

  it('exits with 1 after a roll-back, and reports the cause and what runs', async () => {
    await deployed(world, { image });
    world.delivery.ecs.next('payments', 'never-starts', {
      cause: 'exit',
      exitCode: 3,
      log: ['::error::boom'],
    });
    const next = world.push('two');
    const args = ['deploy', ...about(next), '--evidence', await world.evidence(next)];
    const { code, stdout } = await gatehouse(world, args);
    expect(code).toBe(1);
    const readable = stdout
      .replace(TIMES, 'TIME')
      .replace(/sha256:\w{12}/g, 'DIGEST')
      .replace(/\b[0-9a-f]{32}\b/g, 'TASK')
      .replace(/\d tasks failed/, 'N tasks failed');
    expect(readable).toMatchSnapshot();
    expect(stdout).not.toMatch(/^\s*::/m);
  });

  it('exits with 1 for a refused deployment, with all reasons', async () => {
    world.delivery.identity.removeRole('payments-laptop-task');
    const { code, stdout } = await gatehouse(world, ['deploy', ...about(image)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^REFUSED .*\n {2}- there is no evidence.*\n {2}- there is no role payments-laptop-task/,
    );
  });

  it.each<[string, () => string[], string]>([
    ['a tag', () => ['deploy', ...about('payments:latest')], 'a tag is not enough'],
    ['a service that there is not', () => deploy.with(2, 'orders'), 'There is no service "orders"'],
    [
      'an environment that there is not',
      () => deploy.with(4, 'moon'),
      'gatehouse.json has no environment "moon"',
    ],
    ['an endless time', () => [...deploy, '--timeout', '7h'], 'It must be a time such as 90s'],
    ['a short commit', () => [...deploy, '--commit', 'abc'], '40 hexadecimal digits'],
    ['nothing', () => ['deploy'], "required option '-i, --image"],
  ])('exits with 2 and one line for %s', async (_, args, message) => {
    const { code, stderr } = await gatehouse(world, args());
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain('    at ');
  });

  it('exits with 2 when AWS cannot be reached', async () => {
    const { code, stdout } = await gatehouse(world, [...deploy, '--timeout', '1s'], {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    });
    expect([code, stdout]).toEqual([
      2,
      expect.stringMatching(
        /^UNDECIDED .*\n {2}- ssm:GetParameters: given up after 1 s: no connection/,
      ),
    ]);
  });

  it.each([
    ['iam', 'GetRole', 'nothing has been changed', 'SIGINT', 130],
    ['ecs', 'CreateService', 'whether that was done is not known', 'SIGINT', 130],
    [
      'elasticloadbalancing',
      'DescribeTargetHealth',
      'ECS goes on with the deployment by itself',
      'SIGTERM',
      143,
    ],
    ['ssm', 'PutParameter', 'what was asked for runs', 'SIGINT', 130],
  ] as const)(
    'interrupted at %s:%s, it reports that %s; the next run completes the rest',
    async (service, action, said, signal, exit) => {
      world.aws.faults.set({ service, action, kind: 'hang' });
      const child = startGatehouse(world, deploy);
      await waitFor(action, () => world.aws.calls()[service]?.[action], 60_000);
      child.child.kill(signal);
      expect(await child.exit).toEqual({ code: exit, signal: null });
      expect(child.stdout()).toMatch(
        new RegExp(`^INTERRUPTED .*\\n  - interrupted by ${signal}, .*: ${said}`),
      );
      world.aws.faults.clear();
      expect((await gatehouse(world, deploy)).code).toBe(0);
      expect(world.recorded()?.image).toBe(image);
    },
  );
});

describe('gatehouse deploy in production', () => {
  it('requires the workflow or a broken glass, and evidence by the KMS key, and records the reason', async () => {
    world = await startWorld('production');
    const commit = world.commit();
    const image = world.push('one', commit);
    const deploy = [
      'deploy',
      ...about(image, 'production'),
      '--evidence',
      await world.evidence(image),
    ];
    const byHand = await gatehouse(world, deploy, { GITHUB_ACTIONS: '' });
    expect(byHand).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('--break-glass "reason"'),
    });
    expect(await gatehouse(world, [...deploy, '--diff'], { GITHUB_ACTIONS: '' })).toMatchObject({
      code: 0,
    });
    expect(world.changes()).toEqual({});
    const reason = 'The database is on fire';
    const broken = await gatehouse(world, [...deploy, '--break-glass', reason], {
      GITHUB_ACTIONS: '',
    });
    expect(broken.code).toBe(0);
    expect(world.recorded()).toMatchObject({ breakGlass: reason });
    expect(world.aws.notifications().map(({ message }) => message)).toEqual([
      `payments in production: is being deployed by hand\nReason: ${reason}`,
      expect.stringContaining(`By hand, because: ${reason}`),
    ]);
    const workflow = {
      ...{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com' },
      ...{ GITHUB_ACTOR: 'mona', GITHUB_SERVER_URL: 'https://github.com' },
      ...{ GITHUB_REPOSITORY: 'acme/services', GITHUB_RUN_ID: '7', GITHUB_SHA: commit },
    };
    expect((await gatehouse(world, deploy, workflow)).code).toBe(0);
    expect(world.recorded()).toMatchObject({
      ...{ by: 'mona, https://github.com/acme/services/actions/runs/7', commit },
    });
    expect(world.recorded()).not.toHaveProperty('breakGlass');
  });
});
