import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { POLICY } from './test/samples.ts';

const bin = join(import.meta.dirname, '../../bin/gatehouse.js');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-policy-'));
  write('security/policy.json', { ...POLICY, environments: { production: {} } });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: object | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}
const gatehouse = (args: string[]) =>
  spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });

describe('gatehouse policy check', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const allow = (file: string, expires: string) =>
    write(`security/exceptions/${file}`, {
      vulnerability: 'CVE-2026-0001',
      packages: ['qs'],
      reason: 'The parser is not reachable from any route',
      owner: 'payments',
      ticket: 'SEC-1',
      created: day(-10),
      expires,
    });

  it('is content with a valid policy, and tells what ends soon', () => {
    allow('soon.json', day(5));
    allow('later.json', day(60));
    const { status, stdout } = gatehouse(['policy', 'check']);
    expect(status).toBe(0);
    expect(stdout).toContain('soon.json: CVE-2026-0001 ends on');
    expect(stdout).not.toContain('later.json');
    expect(stdout).toContain('The policy is valid, and so are its 2 exceptions.');
  });

  it('fails on what has ended or is not valid', () => {
    allow('ended.json', day(-1));
    write('security/exceptions/broken.json', '{');
    const { status, stdout } = gatehouse(['policy', 'check', '--json']);
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as { problems: string[] }).problems).toHaveLength(2);
  });
});
