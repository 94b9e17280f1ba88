import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWorkspace } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';
import { codeScanning } from './code-scanning.ts';
import { codeSecurity } from './code-security.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-code-security-'))));
afterEach(() => rmSync(root, { recursive: true }));

function contextOf(repository: object, github?: object) {
  const file = join(root, 'gatehouse.json');
  const place = { account: '111111111111', region: 'eu-central-1' };
  const live = { ...place, cluster: 'c', domain: 'acme.dev', production: true };
  const settings = { organisation: 'acme', repository: 'services', registry: place };
  writeFileSync(file, JSON.stringify({ ...settings, environments: { live }, github }));
  const workspace = () => parseWorkspace('gatehouse.json', readFileSync(file, 'utf8'));
  return {
    ...{ root, workspace },
    github: { get: () => Promise.resolve(repository) },
  } as unknown as SetUpContext;
}

const without = { private: true, security_and_analysis: { code_security: { status: 'disabled' } } };

it.each([
  ['a public repository', { private: false }, 'is public'],
  [
    'GitHub Code Security',
    { private: true, security_and_analysis: { code_security: { status: 'enabled' } } },
    'is on',
  ],
  [
    'GitHub Advanced Security',
    { private: true, security_and_analysis: { advanced_security: { status: 'enabled' } } },
    'is on',
  ],
])('workflows use code scanning with %s', async (_, repository, evidence) => {
  const context = contextOf(repository);
  expect(await codeSecurity.check(context)).toMatchObject({
    state: 'done',
    evidence: expect.stringContaining(evidence),
  });
});

it.each([
  ['is off', without],
  ['is unknown', { private: true }],
])('workflows do without code scanning where GitHub Code Security %s', async (_, repository) => {
  const context = contextOf(repository, { teams: { platform: 'core' } });
  expect(await codeSecurity.check(context)).toMatchObject({ state: 'missing' });
  await codeSecurity.apply(context);
  expect(context.workspace().github).toEqual({
    teams: { platform: 'core' },
    codeScanning: false,
  });
  expect(await codeSecurity.check(context)).toMatchObject({ state: 'done' });
  expect(await codeScanning.check(context)).toMatchObject({ state: 'done' });
});

it('set-up leaves the decision to a person who asked for code scanning', async () => {
  const context = contextOf(without, { codeScanning: true });
  expect(await codeSecurity.check(context)).toMatchObject({
    state: 'differs',
    fix: expect.stringContaining('turn it on'),
  });
});
