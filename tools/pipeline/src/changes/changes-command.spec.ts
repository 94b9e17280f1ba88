import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatehouse } from '../test/gatehouse.ts';

const place = { region: 'eu-central-1' };
const SETTINGS = {
  organisation: 'acme',
  repository: 'services',
  registry: { account: '000000000000', ...place },
  environments: {
    production: {
      ...place,
      account: '333333333333',
      cluster: 'production',
      domain: 'acme.example',
    },
  },
};
const MANIFEST = {
  description: 'Takes orders',
  port: 3000,
  exposure: 'internal',
  secrets: { apiKeys: 'orders/api-keys' },
  grants: [{ bucket: 'invoices', access: 'read-write' }],
};

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
    cwd: folder,
    stdio: 'pipe',
  });
function commit(manifest: object, message = 'a change'): void {
  writeFileSync(join(folder, 'apps/orders/service.json'), JSON.stringify(manifest));
  git('add', '-A');
  git('commit', '--quiet', '--allow-empty', '-m', message);
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-changes-'));
  mkdirSync(join(folder, 'apps/orders'), { recursive: true });
  writeFileSync(join(folder, 'gatehouse.json'), JSON.stringify(SETTINGS));
  git('init', '--quiet', '--initial-branch=main');
  commit(MANIFEST);
  git('branch', 'base');
});
afterEach(() => rmSync(folder, { recursive: true }));

const changes = (...args: string[]) =>
  gatehouse(['changes', '--base', 'base', ...args], { cwd: folder });

it('passes if no change is unsafe', async () => {
  commit({ ...MANIFEST, description: 'Takes orders and keeps them' });
  expect(await changes()).toEqual({ code: 0, stdout: 'no unsafe change since base\n', stderr: '' });
});

it('refuses another port, with file, reason and steps', async () => {
  commit({ ...MANIFEST, port: 3001 });
  const { code, stdout } = await changes();
  expect(code).toBe(1);
  expect(stdout).toContain('apps/orders/service.json: changes from 3000 to 3001');
  expect(stdout).toContain('1. add "previousPort": 3000');
  expect(stdout).toContain('Accept-Change: orders port');
});

it('accepts a change that a commit message accepts', async () => {
  commit({ ...MANIFEST, port: 3001 }, 'feat: another port\n\nAccept-Change: orders port');
  const { code, stdout } = await changes('--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    safe: true,
    changes: [{ service: 'orders', what: 'port', accepted: true }],
  });
});

it('compares a removed grant with the code that runs, without its tests', async () => {
  const code = join(folder, 'apps/orders/src');
  mkdirSync(code);
  writeFileSync(join(code, 'store.spec.ts'), 'process.env.INVOICES_BUCKET;');
  commit(MANIFEST);
  git('branch', '--force', 'base');
  commit({ ...MANIFEST, grants: [] });
  expect((await changes()).stdout).toBe('no unsafe change since base\n');

  git('reset', '--quiet', '--hard', 'base');
  writeFileSync(join(code, 'store.ts'), 'process.env.INVOICES_BUCKET;');
  commit(MANIFEST);
  git('branch', '--force', 'base');
  rmSync(code, { recursive: true });
  commit({ ...MANIFEST, grants: [] });
  const { code: exit, stdout } = await changes();
  expect(exit).toBe(1);
  expect(stdout).toContain(
    'the grant of the bucket "invoices" is removed, and the running tasks use it',
  );
});

it('learns from the history that a name is retained', async () => {
  commit({ ...MANIFEST, grants: [] });
  git('branch', '--force', 'base');
  commit(MANIFEST);
  expect((await changes()).stdout).toContain('"invoices" was owned before and is retained in AWS');
});

it('exits with 2 if Git does not know the commit', async () => {
  const { code, stderr } = await gatehouse(['changes', '--base', 'origin/main'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toBe(
    'gatehouse: --base: "origin/main" is not a commit, branch or tag of this clone; fetch it first: git fetch origin\nCause and fix: gatehouse help GH-WORKSPACE-006\n',
  );
});
