import { repositoriesOf, type Workspace } from '@gatehouse/service-manifest';
import { createApp } from '../create-app.ts';
import { services, workspace } from '../test/workspace.ts';
import { decide, decideFor } from './test/decide.ts';
import { policyWorld, type PolicyWorld } from './test/policy-world.ts';

/**
 * Permissions to push, pull, tag and delete images: every role of every stack on every repository.
 */
const world = policyWorld(createApp(workspace, services).synth());
const { build, release, previous } = repositoriesOf(workspace);

const WRITES = [
  'ecr:InitiateLayerUpload',
  'ecr:UploadLayerPart',
  'ecr:CompleteLayerUpload',
  // This action also adds tags to images.
  'ecr:PutImage',
];
const PULLS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
const CHANGES = [
  'ecr:BatchDeleteImage',
  'ecr:DeleteRepository',
  'ecr:DeleteLifecyclePolicy',
  'ecr:PutLifecyclePolicy',
  'ecr:PutImageTagMutability',
  'ecr:SetRepositoryPolicy',
  'ecr:DeleteRepositoryPolicy',
  'ecr:ReplicateImage',
];
const names = services.map(({ name }) => name);
const ENVIRONMENTS = ['development', 'production'];
const repositories = names.flatMap((name) => [
  build(name),
  ...ENVIRONMENTS.map((environment) => release(environment, name)),
  previous(name),
]);

/** The roles that may perform any of these actions on a repository. */
async function allowed(actions: readonly string[], arn: string, of: PolicyWorld = world) {
  const may: string[] = [];
  for (const role of of.roles.keys())
    for (const action of actions)
      if (await decide(of, { role, action, resource: arn })) may.push(`${role} ${action}`);
  return may.sort();
}

const each = (roles: readonly string[], actions: readonly string[]) =>
  roles.flatMap((role) => actions.map((action) => `${role} ${action}`)).sort();

describe.each(repositories)('$name', ({ name, arn }) => {
  const [kind = '', service = ''] = name.split('/');

  it('is written by its one role only', async () => {
    const writer =
      kind === 'build' ? ['gatehouse-build'] : service === '' ? [] : ['gatehouse-gate'];
    expect(await allowed(WRITES, arn)).toEqual(each(writer, WRITES));
  });

  it('is pulled by the roles that build, gate or run it', async () => {
    const pulls =
      kind === 'build'
        ? ['gatehouse-build', 'gatehouse-gate']
        : service === ''
          ? []
          : ['gatehouse-gate', 'gatehouse-rescan', `${service}-${kind}-execution`];
    const looks =
      kind === 'build' || service === ''
        ? []
        : [`gatehouse-${kind}-deploy`, `gatehouse-${kind}-status`];
    expect(await allowed(PULLS, arn)).toEqual(
      [...each(pulls, PULLS), ...each(looks, ['ecr:BatchGetImage'])].sort(),
    );
  });

  it('cannot be cleared, opened or replicated by any role', async () => {
    expect(await allowed(CHANGES, arn)).toEqual([]);
  });
});

describe('with its own policies allowing everything', () => {
  const everything = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const ask = (of: PolicyWorld, principal: string, action: string, resource: string) =>
    decideFor(of, principal, [everything], {
      ...{ action, resource },
      context: { 'aws:PrincipalArn': principal },
    });
  const roleOf = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;

  it.each(['administrator', 'gatehouse-build', 'gatehouse-rescan', 'cdk-hnb659fds-cfn-exec-role'])(
    '%s cannot push or tag releases',
    async (name) => {
      for (const action of WRITES)
        for (const environment of ENVIRONMENTS) {
          const { arn } = release(environment, 'orders');
          expect([action, await ask(world, roleOf('000000000000', name), action, arn)]).toEqual([
            action,
            false,
          ]);
        }
    },
  );

  it.each([
    ['333333333333', 'orders-production-execution'],
    ['333333333333', 'orders-production-task'],
    ['111111111111', 'orders-development-execution'],
    ['111111111111', 'administrator'],
    ['999999999999', 'administrator'],
  ])('in %s, %s cannot start an image of a build repository', async (account, name) => {
    for (const action of PULLS)
      for (const service of names)
        expect(await ask(world, roleOf(account, name), action, build(service).arn)).toBe(false);
  });

  it('a task of development cannot run a release of production, nor vice versa', async () => {
    const pull = (account: string, name: string, environment: string) =>
      ask(world, roleOf(account, name), 'ecr:BatchGetImage', release(environment, 'orders').arn);
    expect(await pull('111111111111', 'orders-development-execution', 'production')).toBe(false);
    expect(await pull('333333333333', 'orders-production-execution', 'development')).toBe(false);
    expect(await pull('333333333333', 'orders-production-execution', 'production')).toBe(true);
  });

  it("an environment in the registry's account cannot start an image of a build repository either", async () => {
    const settings: Workspace = structuredClone(workspace);
    settings.environments['development']!.account = settings.registry.account;
    const shared = policyWorld(createApp(settings, services).synth());
    for (const what of ['execution', 'task']) {
      const role = roleOf('000000000000', `orders-development-${what}`);
      expect(await ask(shared, role, 'ecr:BatchGetImage', build('orders').arn)).toBe(false);
    }
  });
});

describe('while a workspace is upgraded', () => {
  const settings: Workspace = structuredClone(workspace);
  settings.registry.previousRepositories = true;
  const upgraded = policyWorld(createApp(settings, services).synth());

  it('lets running tasks pull from the previous repository, to which no role may write', async () => {
    const { arn } = previous('orders');
    // The remaining policy of the repository allows the accounts.
    const own = async (role: string) => {
      const { policies } = upgraded.roles.get(role)!;
      return JSON.stringify(policies).includes(`"${arn}"`);
    };
    expect(await own('orders-production-execution')).toBe(true);
    expect(await own('gatehouse-production-deploy')).toBe(true);
    expect(await own('gatehouse-rescan')).toBe(true);
    expect(await allowed(WRITES, arn, upgraded)).toEqual([]);
  });
});
