import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '@gatehouse/local-aws';
import { registryNamesOf, readWorkspace } from '@gatehouse/service-manifest';
import { gatehouse } from '../test/gatehouse.ts';
import { claimKey, recordKey, type Chain } from '../records/chain.ts';
import { openFolderStore } from '../records/folder-store.ts';
import { pack } from '../records/small-record.ts';
import { deployment, finding, gate } from '../records/test/samples.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-report-'));
  mkdirSync(join(folder, 'apps/payments'), { recursive: true });
  writeFileSync(join(folder, 'apps/payments/service.json'), '{}');
  const place = { account: '111111111111', region: 'eu-west-1', cluster: 'c' };
  const production = { ...place, domain: 'production.example' };
  write('gatehouse.json', {
    ...{ organisation: 'acme', repository: 'services', environments: { production } },
    registry: { account: '000000000000', region: 'eu-central-1' },
  });
  const days = (count: number) => new Date(Date.now() - count * 86_400_000);
  const late = finding({ firstSeen: Math.floor(days(60).getTime() / 86_400_000) });
  await record('deploy', deployment({ at: days(9).toISOString() }), days(9));
  await record('rescan', gate([late], { kind: 'rescan', at: days(1).toISOString() }), days(1));
  const image = `sha256:${'b'.repeat(64)}`;
  const at = days(0.1).toISOString();
  await record('gate', gate([], { at, image, outcome: 'blocked' }), days(0.1));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, content: object) =>
  writeFileSync(join(folder, file), JSON.stringify(content));
const CHAIN = { environment: 'production', service: 'payments' };
async function record(writer: Chain['writer'], content: Parameters<typeof pack>[0], at: Date) {
  const store = openFolderStore(join(folder, '.gatehouse/records'));
  await store.create(claimKey({ writer, ...CHAIN }, 1), Buffer.from('x'));
  await store.create(recordKey({ writer, ...CHAIN }, 1, at), pack(content));
}
const report = (...args: string[]) =>
  gatehouse(['report', ...args], { cwd: folder, env: { PATH: process.env['PATH'] } });

it('writes a page, and lists what needs a person', async () => {
  const { code, stdout } = await report();
  expect(code).toBe(0);
  expect(stdout).toContain('payments in production: The gate blocks the release');
  expect(stdout).toContain('1 finding past the deadline for a ticket: CVE-2026-0001 in qs');
  expect(stdout).not.toContain('Data is missing');
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(page).toContain('Releases that the gate blocks');
  expect(page).not.toMatch(/<script|https?:/);
});

it('prints every figure as JSON, also for one environment', async () => {
  const { code, stdout } = await report('--json', '--environment', 'production');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ version: 1, environment: 'production', services: 1, records: 3, missing: [] },
    findings: { open: { MEDIUM: 1 } },
  });
});

it('reports a service of the workspace that has no records yet', async () => {
  mkdirSync(join(folder, 'apps/orders'));
  write('apps/orders/service.json', {});
  const { stdout } = await report('--json', '-s', 'orders');
  expect(JSON.parse(stdout)).toMatchObject({ service: 'orders', records: 0, attention: [] });
});

it.each([
  ['--service', 'paymnets', 'payments'],
  ['--environment', 'prodution', 'production'],
])(
  'refuses %s with a name that neither the workspace nor a record has',
  async (option, name, known) => {
    expect(await report(option, name)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `gatehouse: ${option}: "${name}" is neither in this workspace nor in the records; known: ${known}\nCause and fix: gatehouse help GH-RECORDS-004\n`,
    });
    expect(existsSync(join(folder, 'report.html'))).toBe(false);
  },
);

it('reports missing data, whichever file is deleted', async () => {
  const store = openFolderStore(join(folder, '.gatehouse/records'));
  const keys = await store.list('');
  expect(keys).toHaveLength(6);
  for (const key of keys) {
    const bytes = await store.read(key);
    rmSync(join(folder, '.gatehouse/records', key));
    const { code, stdout } = await report();
    expect([key, code, stdout]).toEqual([key, 0, expect.stringContaining('Data is missing')]);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(
      'Data is missing: 1 record',
    );
    await store.create(key, bytes);
  }
});

it('reports that there are no records if the folder is empty', async () => {
  mkdirSync(join(folder, 'empty'));
  const { code, stdout } = await report('--records', 'empty');
  expect([code, stdout]).toEqual([0, expect.stringContaining(': there are no records\n')]);
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(page).toContain('There are no records');
  expect(page).not.toContain('Every service is scanned');
});

it.each([
  [['--since', '2026-13-01'], 'a day such as'],
  [['--since', '9999-01-01'], 'still to come'],
  [['--records', 'recrods'], '--records: there is no folder recrods'],
  [['--records', 'gatehouse.json'], 'gatehouse.json: cannot be listed (ENOTDIR)'],
  [
    ['--output', 'gatehouse.json/page.html'],
    '--output: gatehouse.json/page.html cannot be written',
  ],
])('refuses %j', async (args, problem) => {
  const { code, stderr } = await report(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
});

it('stores the page in the bucket, and announces what needs a person', async () => {
  const workspace = readWorkspace(folder).settings();
  const { recordsBucket, account, region } = registryNamesOf(workspace);
  const aws = await startLocalAws({
    ...{ accountId: account, region },
    seed: { buckets: [recordsBucket], topics: ['gatehouse-operations'] },
  });
  try {
    const env = {
      ...{ PATH: process.env['PATH'], AWS_ENDPOINT_URL: aws.url },
      ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    };
    const args = ['report', '--records', 'registry', '--publish'];
    const { code, stderr } = await gatehouse(args, { cwd: folder, env });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.stringify(aws.notifications())).toContain('there are no records');
    const listed = await (
      await fetch(`${aws.url}/${recordsBucket}?list-type=2&prefix=report/`)
    ).text();
    expect(listed).toMatch(/<Key>report\/\d{4}-\d\d-\d\dT[\d-]+\.html<\/Key>/);
  } finally {
    await aws.stop();
  }
});
