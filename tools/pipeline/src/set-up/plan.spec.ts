import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWorkspace, type Service } from '@gatehouse/service-manifest';
import { gatehouse } from '../test/gatehouse.ts';
import { planOf } from './plan.ts';
import { stepsFor } from './run/step-result.ts';
import { createWorkspace, type WorkspaceFolder } from './test/workspace.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const services: Service[] = [];
const idsOf = (steps: readonly { id: string }[]) => steps.map(({ id }) => id);

/** What `set-up --plan --json` prints. */
interface Plan {
  readonly manual: number;
  readonly questions: number;
  readonly steps: readonly { id: string; kind: string; instructions?: string[] }[];
}

/** This workspace's own shape: an account for the registry, and one for each of three environments. */
const standard = parseWorkspace(
  'gatehouse.json',
  readFileSync(join(ROOT, 'gatehouse.json'), 'utf8'),
);

describe('gatehouse set-up --plan', () => {
  let folder: WorkspaceFolder;
  beforeEach(() => (folder = createWorkspace('standard')));
  afterEach(() => folder.remove());
  const plan = async (settings: object, ...args: string[]) => {
    folder.write('gatehouse.json', settings);
    const ended = await gatehouse(['set-up', '--plan', ...args], {
      cwd: folder.root,
      env: { PATH: process.env['PATH'] },
    });
    return ended;
  };

  it('needs at most 10 manual actions for four accounts and three environments', async () => {
    const { code, stdout, stderr } = await plan(standard, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const { manual, steps } = JSON.parse(stdout) as Plan;
    const actions = steps.filter(({ kind }) => kind === 'manual');
    expect(idsOf(actions)).toEqual([
      'settings',
      'sign-in/github',
      'sign-in/aws',
      'root-users',
      'delegation/production',
      'confirmation/registry',
      'confirmation/development',
      'confirmation/staging',
      'confirmation/production',
      'delivery',
    ]);
    expect(manual).toBe(actions.length);
    expect(manual).toBeLessThanOrEqual(10);
  });

  it('shows what is manual, what it asks for, and how long it takes, without credentials', async () => {
    const { code, stdout } = await plan(standard);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^manual {5}gatehouse\.json describes your organisation$/m);
    expect(stdout).toMatch(/^ {11}\$ aws sso login --sso-session acme$/m);
    expect(stdout).toMatch(
      /^automatic {2}The stacks of production are deployed \(about 20 min\)$/m,
    );
    expect(stdout).toMatch(
      /\n10 manual actions, \d+ automatic, \d+ checks, at most 6 questions; about \d+ minutes/,
    );
  });

  it('shows one environment, and what it needs', async () => {
    const { stdout } = await plan(standard, '--environment', 'staging', '--json');
    const ids = idsOf((JSON.parse(stdout) as Plan).steps);
    expect(ids).toEqual(
      expect.arrayContaining(['stacks/staging', 'stacks/registry', 'sign-in/aws']),
    );
    // The parent of its domain is delegated first.
    expect(ids).toContain('delegation/production');
    expect(ids).not.toContain('stacks/production');
    expect(ids).not.toContain('stacks/development');
    expect(ids).not.toContain('push');
  });

  it('rejects an unknown environment, with 2', async () => {
    expect(await plan(standard, '--environment', 'moon')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no environment "moon"'),
    });
  });
});

/** One account for everything, and no domain. */
const starter = parseWorkspace(
  'gatehouse.json',
  JSON.stringify({
    profile: 'starter',
    organisation: 'acme',
    repository: 'services',
    registry: { account: '100000000001', region: 'eu-central-1' },
    environments: Object.fromEntries(
      ['development', 'production'].map((cluster) => [
        cluster,
        {
          ...{ account: '100000000001', region: 'eu-central-1', cluster },
          production: cluster === 'production',
        },
      ]),
    ),
  }),
);

test('needs at most 6 manual actions for a starter', () => {
  const manual = planOf(starter, services).filter(({ kind }) => kind === 'manual');
  expect(idsOf(manual)).toEqual([
    'settings',
    'sign-in/github',
    'sign-in/aws',
    'root-users',
    'confirmation/registry',
    'delivery',
  ]);
});

test.each([
  ['four accounts', standard],
  ['a starter', starter],
])('gives each step with %s its own id, and a place after those it needs', (_, workspace) => {
  const steps = planOf(workspace, services);
  const before = new Set<string>();
  for (const { id, needs } of steps) {
    expect([id, needs.filter((need) => !before.has(need))]).toEqual([id, []]);
    expect(before.has(id)).toBe(false);
    before.add(id);
  }
});

test('deploys no other environment in the steps of one, although the templates need all zones', () => {
  const ids = idsOf(stepsFor(planOf(standard, services), 'development'));
  expect(ids.filter((id) => id.endsWith('/staging'))).toEqual(['zone/staging']);
});

test('has no step for API keys, which a function rotates, and one step in each environment for other secrets', () => {
  const manifest = {
    description: 'Pays',
    port: 3000,
    exposure: 'internal' as const,
    secrets: { apiKeys: 'payments/api-keys', bank: 'payments/bank', shared: 'shared/token' },
  };
  const ids = idsOf(planOf(standard, [{ name: 'payments', manifest }]));
  expect(ids.filter((id) => id.startsWith('secret/'))).toEqual(
    ['development', 'staging', 'production'].flatMap((environment) => [
      `secret/${environment}/payments/bank`,
      `secret/${environment}/shared/token`,
    ]),
  );
});
