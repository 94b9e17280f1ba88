import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding } from '../model/report.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { daysAgo, NOW, report, reported } from '../test/samples.ts';
import { openFirstSeen } from './first-seen-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-first-seen-'));
  file = join(folder, 'records/payments.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const finding = (change: Partial<ReportedFinding> = {}) =>
  mergeFindings([report([reported(change)])])[0]!;
const open = (now = NOW, service = 'payments') => openFirstSeen(file, service, now);
async function see(change: Partial<ReportedFinding>, now: Date) {
  await (await open(now)).save([finding(change)]);
}
const seen = async (change: Partial<ReportedFinding>, now = NOW) =>
  (await open(now)).lookUp(finding(change));

describe('the first-seen record', () => {
  it('treats an unknown finding as seen now', async () => {
    expect(await seen({})).toEqual({ finding: NOW, fix: NOW });
    expect(await seen({ fixedIn: [] })).toEqual({ finding: NOW, fix: undefined });
    expect(existsSync(file)).toBe(false);
  });

  it('keeps the first time, for the finding and for its fix', async () => {
    await see({ fixedIn: [] }, daysAgo(9));
    await see({}, daysAgo(5));
    await see({}, daysAgo(1));
    expect(await seen({})).toEqual({ finding: daysAgo(9), fix: daysAgo(5) });
  });

  it('grants no new time to another version, another name, or a finding that disappeared', async () => {
    await see({ id: 'GHSA-x' }, daysAgo(9));
    const other = {
      name: 'qs',
      version: '7.0.0',
      purl: undefined,
      kind: undefined,
      source: undefined,
    };
    await see({ id: 'CVE-2' }, daysAgo(2));
    expect(await seen({ aliases: ['GHSA-x'], package: other })).toMatchObject({
      finding: daysAgo(9),
    });
  });

  it('never moves a time when the clock goes backwards or forwards', async () => {
    await see({}, daysAgo(5));
    await see({}, NOW);
    expect((await seen({})).finding).toEqual(daysAgo(5));
    await see({}, daysAgo(5));
    expect((await seen({})).finding).toEqual(daysAgo(5));
  });

  it('leaves no draft beside it', async () => {
    await see({}, NOW);
    expect(readdirSync(join(folder, 'records'))).toEqual(['payments.json']);
  });

  const valid = (change: object = {}) => ({
    version: 1,
    service: 'payments',
    findings: { 'CVE-2026-0001 qs': { finding: daysAgo(9).toISOString() } },
    ...change,
  });
  const findings = (entry: object) => ({ findings: { 'CVE-2026-0001 qs': entry } });
  it.each<[string, string, string]>([
    ['is cut off', '{"version": 1', ''],
    ['is empty', '', 'is empty'],
    ['has a duplicate key', JSON.stringify(valid()).replace('{', '{"version":1,'), 'duplicate key'],
    ['is of another version', JSON.stringify(valid({ version: 2 })), 'version'],
    [
      'is of another service',
      JSON.stringify(valid({ service: 'orders' })),
      'service: is orders, not payments',
    ],
    [
      'has a moment without a zone',
      JSON.stringify(valid(findings({ finding: '2026-11-01T00:00:00' }))),
      'with a zone',
    ],
    [
      'has a moment that is still to come',
      JSON.stringify(valid(findings({ finding: daysAgo(-2).toISOString() }))),
      'is still to come',
    ],
    [
      'has a fix that is still to come',
      JSON.stringify(
        valid(findings({ finding: NOW.toISOString(), fix: daysAgo(-2).toISOString() })),
      ),
      'is still to come',
    ],
    [
      'has another key',
      JSON.stringify(valid(findings({ finding: NOW.toISOString(), until: 1 }))),
      'findings',
    ],
  ])('is rejected if it %s, and remains unchanged', async (_, text, problem) => {
    file = join(folder, 'payments.json');
    writeFileSync(file, text);
    await expect(open()).rejects.toThrow(problem);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is not read from a pipe', async () => {
    file = join(folder, 'payments.json');
    execFileSync('mkfifo', [file]);
    await expect(open()).rejects.toThrow('is not a regular file');
  });
});
