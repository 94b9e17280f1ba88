import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWorkspace, type Workspace } from '@gatehouse/service-manifest';
import type { SetUpContext } from '../context.ts';
import { attestations } from './attestations.ts';
import { gitHubPlan } from './github-plan.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gatehouse-attestations-'))));
afterEach(() => rmSync(root, { recursive: true }));

/** A repository on GitHub, and settings of which only that is given what a test is about. */
function contextOf(
  isPrivate: boolean,
  plan: string,
  more: Partial<Workspace> = {},
  production = true,
) {
  const file = join(root, 'gatehouse.json');
  const place = { account: '111111111111', region: 'eu-central-1' };
  const environments = {
    live: { ...place, cluster: 'c', domain: 'acme.dev', production },
  };
  const settings = { organisation: 'acme', repository: 'services', registry: place, environments };
  writeFileSync(file, JSON.stringify({ ...settings, ...more }, undefined, 2));
  const github = {
    get: (path: string) =>
      Promise.resolve(
        path.startsWith('/orgs/')
          ? { plan: { name: plan } }
          : { id: 1, private: isPrivate, owner: { id: 2, type: 'Organization' } },
      ),
  };
  const workspace = () => parseWorkspace('gatehouse.json', readFileSync(file, 'utf8'));
  return { root, github, workspace } as unknown as SetUpContext;
}

describe('attestations in set-up', () => {
  it.each([
    ['a public repository', contextArgs(false, 'free'), 'done', 'by GitHub'],
    ['Enterprise Cloud', contextArgs(true, 'enterprise'), 'done', 'by GitHub'],
    ['any plan, by a key', contextArgs(true, 'free', { attestations: 'kms' }), 'done', 'by a key'],
    ['a private repository', contextArgs(true, 'team'), 'missing', 'the plan "team" has no'],
    [
      'a private one that insists on GitHub',
      contextArgs(true, 'team', { attestations: 'github' }),
      'differs',
      'has no attestations',
    ],
  ] as const)('are possible or not with %s', async (_, args, state, evidence) => {
    expect(await attestations.check(contextOf(...args))).toMatchObject({
      state,
      evidence: expect.stringContaining(evidence),
    });
  });

  it('become those of a key where GitHub has none, and then need no plan', async () => {
    const context = contextOf(true, 'free');
    expect(await gitHubPlan.check(context)).toMatchObject({
      state: 'differs',
      evidence: expect.stringMatching(/"free" lacks attestations and required reviewers/),
    });
    await attestations.apply(context);
    expect(context.workspace().attestations).toBe('kms');
    expect(await attestations.check(context)).toMatchObject({ state: 'done' });
    expect(await gitHubPlan.check(context)).toMatchObject({
      evidence: expect.stringMatching(/lacks required reviewers of environments$/),
    });
    const unreviewed = contextOf(true, 'free', { attestations: 'kms' }, false);
    expect(await gitHubPlan.check(unreviewed)).toMatchObject({ state: 'done' });
  });

  it('do not change what a person has decided', async () => {
    const context = contextOf(true, 'free', { attestations: 'github' });
    await attestations.apply(context);
    expect(context.workspace().attestations).toBe('github');
  });
});

function contextArgs(...args: Parameters<typeof contextOf>) {
  return args;
}
