import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GITHUB_ROLES, parseWorkspace, type GithubRoleName } from '@gatehouse/service-manifest';
import { gatehouse } from '../test/gatehouse.ts';
import { githubRole } from './github-role.ts';

const place = { account: '111111111111', cluster: 'c' };
const WORKSPACE = JSON.stringify({
  organisation: 'acme',
  repository: 'services',
  registry: { account: '000000000000', region: 'eu-central-1' },
  environments: {
    laptop: { ...place, region: 'eu-west-1', domain: 'laptop.example', local: true },
    china: { ...place, region: 'cn-north-1', domain: 'acme.example' },
  },
});
const workspace = parseWorkspace('gatehouse.json', WORKSPACE);

describe('githubRole', () => {
  const names = Object.keys(GITHUB_ROLES) as GithubRoleName[];

  it.each(names)('returns the role %s where the table has it, and nowhere else', (name) => {
    const { registry, environments } = GITHUB_ROLES[name].of;
    const arnIn = (where: string) => () => githubRole(workspace, name, where).arn;
    if (registry) expect(arnIn('registry')()).toMatch(/^arn:aws:iam::000000000000:role\/gatehouse/);
    else expect(arnIn('registry')).toThrow('The registry has no role');
    if (environments) expect(arnIn('china')()).toMatch(/^arn:aws-cn:iam::111111111111:role\//);
    else expect(arnIn('china')).toThrow('The environment "china" has no role');
  });

  it('returns another role for each name and place', () => {
    const arns = names.flatMap((name) => {
      const { registry, environments } = GITHUB_ROLES[name].of;
      return [...(registry ? ['registry'] : []), ...(environments ? ['china'] : [])].map(
        (where) => githubRole(workspace, name, where).arn,
      );
    });
    expect(new Set(arns).size).toBe(arns.length);
  });

  it.each([
    [
      'admin',
      'registry',
      'There is no role "admin"; there are: build, gate, rescan, compact, report, deploy',
    ],
    ['toString', 'registry', 'There is no role "toString"'],
    ['deploy', 'prod', 'no environment "prod"; there are: laptop, china, registry'],
    ['deploy', 'constructor', 'no environment "constructor"'],
    ['deploy', 'laptop', 'The environment "laptop" is local'],
    ['gate', 'china', 'no role "gate"; the registry has: --environment registry'],
    ['deploy', 'registry', 'The registry has no role "deploy"'],
  ])('explains why there is no role %s of %s', (name, environment, message) => {
    expect(() => githubRole(workspace, name, environment)).toThrow(message);
  });
});

describe('gatehouse identity', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-role-'));
    writeFileSync(join(folder, 'gatehouse.json'), WORKSPACE);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const role = (args: readonly string[], cwd = folder) => gatehouse(['identity', ...args], { cwd });

  it.each([
    ['github', 'arn=arn:aws:iam::000000000000:role/gatehouse-gate\nregion=eu-central-1\n'],
    ['text', 'arn:aws:iam::000000000000:role/gatehouse-gate (eu-central-1)\n'],
  ])('prints the role for %s, and nothing else', async (format, stdout) => {
    expect(await role(['gate', '--environment', 'registry', '--format', format])).toEqual({
      code: 0,
      stdout,
      stderr: '',
    });
  });

  it('prints JSON', async () => {
    const { stdout } = await role(['deploy', '-e', 'china', '-f', 'json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      arn: 'arn:aws-cn:iam::111111111111:role/gatehouse-china-deploy',
      region: 'cn-north-1',
    });
  });

  it.each([
    [['deploy', '-e', 'laptop'], 'The environment "laptop" is local'],
    [['deploy'], "required option '-e, --environment <name>' not specified"],
    [['deploy', '-e', 'china', '-f', 'xml'], "'xml' is invalid"],
  ])('%j exits with 2, one line, and the code of the error', async (args, message) => {
    const { code, stdout, stderr } = await role(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^[^\n]+\nCause and fix: gatehouse help GH-[A-Z]+-\d{3}\n$/);
  });

  it('exits with 2 outside a workspace', async () => {
    const { code, stderr } = await role(['deploy', '-e', 'china'], tmpdir());
    expect([code, stderr]).toEqual([2, expect.stringContaining('There is no gatehouse.json here')]);
  });
});
