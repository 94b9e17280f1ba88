import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gatehouse } from '../test/gatehouse.ts';

const estimate = (tasks: number) => ({
  version: 1,
  currency: 'USD',
  prices: { region: 'eu-central-1', date: '2026-11-27' },
  requestsPerDay: { production: 50_000 },
  stacks: [
    {
      stack: 'gatehouse-production-service-orders',
      group: 'production',
      service: 'orders',
      usd: 10 * tasks,
      items: [{ item: 'tasks on demand', amount: tasks, usd: 10 * tasks }],
    },
    {
      stack: 'gatehouse-registry-delivery',
      group: 'registry',
      usd: 2,
      items: [{ item: 'key', amount: 2, usd: 2 }],
    },
  ],
  groups: { production: 10 * tasks, registry: 2 },
  usd: 10 * tasks + 2,
  unpriced: [],
});

let folder: string;
const put = (file: string, content: object) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(content));
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-costs-'));
  put('apps/infrastructure/dist/cdk.out/costs.json', estimate(2));
  put('base.json', estimate(1));
});
afterEach(() => rmSync(folder, { recursive: true }));
const costs = (...args: string[]) => gatehouse(['costs', ...args], { cwd: folder });

it('shows what each stack and environment costs, and what the estimate is based on', async () => {
  const { code, stdout } = await costs();
  expect(code).toBe(0);
  expect(stdout).toContain('production: 20.00 USD a month with 50000 requests a day');
  expect(stdout).toContain('tasks on demand 20.00');
  expect(stdout).toContain('sum: 22.00 USD a month');
  expect(stdout).toContain('list prices of eu-central-1, 2026-11-27');
});

it('shows a single environment', async () => {
  expect((await costs('-e', 'production')).stdout).not.toContain('registry');
  expect(await costs('-e', 'staging')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there are: production, registry'),
  });
});

it('shows the difference between two estimates, as text and as JSON', async () => {
  expect((await costs('--base', 'base.json')).stdout).toBe(
    '+10.00 USD a month: 12.00 to 22.00\n  gatehouse-production-service-orders: +10.00 (tasks on demand +10.00)\n',
  );
  expect((await costs('--base', 'base.json', '--format', 'markdown')).stdout).toContain(
    '| gatehouse-production-service-orders | +10.00 | tasks on demand +10.00 |',
  );
  expect(JSON.parse((await costs('--base', 'base.json', '--json')).stdout)).toMatchObject({
    version: 1,
    usd: 10,
    stacks: [{ stack: 'gatehouse-production-service-orders', usd: 10 }],
  });
});

it('says what to run if there is no estimate', async () => {
  expect(await costs('--estimate', 'none.json')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'gatehouse: none.json cannot be read (ENOENT): run "npx nx synth infrastructure" first\nCause and fix: gatehouse help GH-COSTS-001\n',
  });
});
