import { GITHUB_ISSUER, GITHUB_ROLES, registryNamesOf } from '@gatehouse/service-manifest';
import { createApp } from '../create-app.ts';
import { environment, services, workspace } from '../test/workspace.ts';
import { decideTrust, roleIn } from './test/decide.ts';
import { policyWorld } from './test/policy-world.ts';

/** The roles that each of GitHub's jobs may assume in the templates of all stacks. */
const world = policyWorld(createApp(workspace, services).synth());

const registry = registryNamesOf(workspace);
const { buildRole, gateRole } = registry;
const production = environment('production').names;
const development = environment('development').names;

const MAIN = 'refs/heads/main';
const workflow = (file: string, ref = MAIN) => `acme/services/.github/workflows/${file}.yml@${ref}`;

/** GitHub's claims about a job: https://docs.github.com/en/actions/reference/security/oidc */
interface Claims {
  aud: string;
  sub: string;
  repository: string;
  repository_id: string;
  repository_owner_id: string;
  ref: string;
  job_workflow_ref: string;
}

/** A job on main in a GitHub environment; without one, `sub` contains the branch. */
const job = (file: string, where?: string): Claims => ({
  aud: 'sts.amazonaws.com',
  sub: `repo:acme/services:${where ? `environment:${where}` : `ref:${MAIN}`}`,
  repository: 'acme/services',
  repository_id: '2000002',
  repository_owner_id: '1000001',
  ref: MAIN,
  job_workflow_ref: workflow(file),
});

const immutable = (claims: Claims): Claims => ({
  ...claims,
  sub: claims.sub.replace('acme/services', 'acme@1000001/services@2000002'),
});

function takes(claims: Claims, role: string, issuer = GITHUB_ISSUER): Promise<boolean> {
  const [, , , , account] = roleIn(world, role).arn.split(':');
  return decideTrust(
    world,
    role,
    'sts:AssumeRoleWithWebIdentity',
    `arn:aws:iam::${account}:oidc-provider/${issuer}`,
    Object.fromEntries(
      Object.entries(claims).map(([claim, value]) => [
        `${GITHUB_ISSUER}:${claim}`,
        value as string,
      ]),
    ),
  );
}

const ALLOWED: [role: string, job: Claims][] = [
  [buildRole, job('deliver-service')],
  [gateRole, job('gate')],
  [registry.rescanRole, job('rescan-batch')],
  [registry.rescanRole, job('rescan')],
  [registry.compactRole, job('records')],
  [registry.reportRole, job('report')],
  [registry.statusRole, job('deliver')],
  [production.statusRole, job('deliver')],
  [development.deployRole, job('deliver-service', 'development')],
  [production.deployRole, job('deliver-service', 'production')],
  [production.deployRole, job('rollback', 'production')],
  [production.infrastructureRole, job('infrastructure', 'production')],
  [registry.infrastructureRole, job('infrastructure', 'registry')],
];

const roles = [...new Set(ALLOWED.map(([role]) => role))];

describe('the matching GitHub job', () => {
  it.each(ALLOWED)('%s: %j', async (role, claims) => {
    expect(await takes(claims, role)).toBe(true);
    expect(await takes(immutable(claims), role)).toBe(true);
  });
});

it('is the only kind of job that can assume a role: all others are refused', async () => {
  const files = [...Object.values(GITHUB_ROLES).flatMap(({ workflows }) => workflows), 'ci'];
  const jobs = [...new Set(files)].flatMap((file) =>
    [undefined, 'development', 'production', 'registry'].map((where) => job(file, where)),
  );
  const taken: [string, Claims][] = [];
  for (const role of roles)
    for (const claims of jobs) if (await takes(claims, role)) taken.push([role, claims]);
  expect(taken).toHaveLength(ALLOWED.length + ADDITIONAL.length);
  expect(taken).toEqual(expect.arrayContaining([...ALLOWED, ...ADDITIONAL]));
});

/** The allowed jobs of each environment. */
const ADDITIONAL: [role: string, job: Claims][] = [
  [development.deployRole, job('rollback', 'development')],
  ...['rescan', 'superseded'].map((file): [string, Claims] => [registry.statusRole, job(file)]),
  ...['rescan', 'superseded'].map((file): [string, Claims] => [production.statusRole, job(file)]),
];

describe('refuses a job that resembles one with a role:', () => {
  const branch = 'refs/heads/feature';
  const ATTEMPTS: Record<string, (claims: Claims) => Partial<Claims>> = {
    'a branch': ({ sub }) => ({ ref: branch, sub: sub.replace(MAIN, branch) }),
    'a branch whose workflow names the environment': () => ({ ref: branch }),
    'a branch that changed the workflow': ({ job_workflow_ref }) => ({
      ref: branch,
      job_workflow_ref: job_workflow_ref.replace(MAIN, branch),
    }),
    'a branch of the same name in another folder': () => ({ ref: 'refs/heads/users/main' }),
    'main, calling the workflow of a branch': ({ job_workflow_ref }) => ({
      job_workflow_ref: job_workflow_ref.replace(MAIN, branch),
    }),
    'a tag': () => ({ ref: 'refs/tags/main' }),
    'a pull request': () => ({ ref: 'refs/pull/7/merge', sub: 'repo:acme/services:pull_request' }),
    'a pull request into the environment': () => ({ ref: 'refs/pull/7/merge' }),
    'the merge queue': () => ({ ref: 'refs/heads/gh-readonly-queue/main/pr-7-1f2e' }),
    'a fork': ({ sub, job_workflow_ref }) => ({
      sub: sub.replace('acme', 'mallory'),
      repository: 'mallory/services',
      repository_id: '3000003',
      repository_owner_id: '4000004',
      job_workflow_ref: job_workflow_ref.replace('acme', 'mallory'),
    }),
    'another repository of the organisation': ({ sub, job_workflow_ref }) => ({
      sub: sub.replace('services', 'website'),
      repository: 'acme/website',
      repository_id: '3000003',
      job_workflow_ref: job_workflow_ref.replace('services', 'website'),
    }),
    'another repository that calls our workflow': ({ sub }) => ({
      sub: sub.replace('services', 'website'),
      repository: 'acme/website',
      repository_id: '3000003',
    }),
    'a workflow of another repository that ours calls': ({ job_workflow_ref }) => ({
      job_workflow_ref: job_workflow_ref.replace('acme', 'mallory'),
    }),
    'another workflow on main': () => ({ job_workflow_ref: workflow('pull-request') }),
    'an attacker with the organisation’s former name': () => ({
      repository_id: '3000003',
      repository_owner_id: '4000004',
    }),
    'an attacker with both former names, if sub contains ids': ({ sub }) => ({
      sub: sub.replace('acme/services', 'acme@4000004/services@3000003'),
      repository_id: '3000003',
      repository_owner_id: '4000004',
    }),
    'a new repository with the same name': () => ({ repository_id: '3000003' }),
    'a repository that was transferred to another owner': () => ({
      repository_owner_id: '4000004',
    }),
    'an environment with the same prefix': ({ sub }) => ({ sub: `${sub}-preview` }),
    'a token for another audience than AWS': () => ({ aud: 'https://github.com/acme' }),
  };

  it.each(Object.entries(ATTEMPTS))('%s', async (_, attempt) => {
    for (const [role, claims] of ALLOWED)
      for (const form of [claims, immutable(claims)]) {
        const attempted = { ...form, ...attempt(form) };
        expect(attempted).not.toEqual(form);
        expect([role, await takes(attempted, role)]).toEqual([role, false]);
      }
  });

  it('refuses a job with missing claims', async () => {
    for (const [role, claims] of ALLOWED)
      for (const claim of Object.keys(claims).filter((claim) => claim !== 'repository')) {
        const { [claim as keyof Claims]: _, ...rest } = claims;
        expect([role, claim, await takes(rest as Claims, role)]).toEqual([role, claim, false]);
      }
  });

  it('refuses another identity provider with the right claims', async () => {
    for (const [role, claims] of ALLOWED)
      expect([role, await takes(claims, role, 'gitlab.com')]).toEqual([role, false]);
  });
});

it('sessions end after an hour, and those of deployments, which wait and bake, after two', () => {
  for (const role of roles)
    expect([role, roleIn(world, role).made.resource.Properties]).toMatchObject([
      role,
      { MaxSessionDuration: role.endsWith('-deploy') ? 7200 : 3600 },
    ]);
});
