import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  encodeEnvelope,
  localSigningKey,
  preAuthenticationEncoding,
  statementOf,
  type Facts,
} from '../../gate/evidence/index.ts';
import { parseImage } from '../../image/image-reference.ts';
import { POLICY } from '../../gate/test/samples.ts';
import { readSettings } from '../../gate/read-settings.ts';
import type { Subject } from '../subject.ts';
import { checkEvidence } from './check-evidence.ts';

const NOW = new Date();
const DAY_MS = 86_400_000;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = parseImage(`registry.example.com/payments@${DIGEST}`);
const day = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toISOString().slice(0, 10);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const policy = JSON.stringify({ ...POLICY, environments: { laptop: {} } });
const EXCEPTION = JSON.stringify({
  vulnerability: 'CVE-2026-0001',
  packages: ['qs'],
  reason: 'The parser is not reachable from any route',
  owner: 'payments',
  ticket: 'SEC-1',
  created: day(0),
  expires: day(30),
});
const FILE = 'security/exceptions/one.json';
const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-evidence-'));
  process.chdir(folder);
  const place = { account: '111111111111', region: 'eu-west-1', cluster: 'c' };
  write('security/policy.json', policy);
  write(FILE, EXCEPTION);
  write(
    'gatehouse.json',
    JSON.stringify({
      organisation: 'acme',
      repository: 'services',
      registry: { account: '000000000000', region: 'eu-central-1' },
      environments: { laptop: { ...place, domain: 'a.example', local: true } },
    }),
  );
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function check(change: Partial<Facts> = {}) {
  const expires = new Date(NOW.getTime() + 30 * DAY_MS);
  const statement = statementOf({
    ...{ repository: 'registry.example.com/payments', digest: DIGEST },
    ...{ service: 'payments', environment: 'laptop', at: NOW, reports: [], findings: {} },
    ...{ policy: { file: 'security/policy.json', sha256: sha256(policy) }, version: '0.0.0' },
    holdsUntil: expires,
    exceptions: [
      { file: FILE, sha256: sha256(EXCEPTION), vulnerability: 'CVE-2026-0001', expires },
    ],
    ...change,
  });
  const payload = Buffer.from(JSON.stringify(statement));
  const signed = await localSigningKey('.gatehouse/gate-key.pem').sign(
    preAuthenticationEncoding(payload),
  );
  write('e.json', encodeEnvelope({ payload, ...signed }));
  const workspace = await readSettings();
  const settings = workspace?.environments['laptop'];
  const subject = { workspace, settings, service: 'payments', environment: 'laptop' } as Subject;
  const found = await checkEvidence('e.json', subject, IMAGE, 'security/policy.json', NOW);
  return 'text' in found ? `${found.kind}: ${found.text}` : found.result;
}

describe('the evidence of a deployment', () => {
  it('is valid while its exceptions are unchanged', async () => {
    expect(await check()).toBe('PASSED');
  });

  it.each<[string, () => void, Partial<Facts>, string]>([
    [
      'is for another repository',
      () => undefined,
      { repository: 'payments' },
      '(wrong-repository)',
    ],
    ['rests on an exception that was removed', () => rmSync(FILE), {}, '(exception-changed)'],
    [
      'rests on an exception that was changed',
      () => write(FILE, EXCEPTION.replace('SEC-1', 'SEC-2')),
      {},
      '(exception-changed)',
    ],
    ['has expired with the verdict', () => undefined, { holdsUntil: NOW }, '(expired)'],
  ])('is a problem if it %s', async (_, arrange, change, reason) => {
    arrange();
    expect(await check(change)).toMatch(/^problem: /);
    expect(await check(change)).toContain(reason);
  });

  it('cannot be checked if the exceptions are unreadable', async () => {
    rmSync('security/exceptions', { recursive: true });
    write('security/exceptions', 'no folder');
    expect(await check()).toMatch(/^unknown: security\/exceptions: cannot be read/);
  });
});
