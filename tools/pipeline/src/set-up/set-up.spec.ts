import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from './run/step-result.ts';
import { isDone } from './run/step-result.ts';
import { ANSWERS } from './test/answers.ts';
import { startSetUpWorld, type SetUpWorld } from './test/world.ts';
import { ACCOUNTS, type Shape } from './test/workspace.ts';

const worlds: SetUpWorld[] = [];
const start = async (shape: Shape): Promise<SetUpWorld> => {
  const world = await startSetUpWorld(shape);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.stop()));
});

const open = (results: readonly Result[]) =>
  results
    .filter((result) => !isDone(result))
    .map(({ step, state, detail }) => `${step.id} ${state}: ${detail}`);

/** Set-up, and the person's part, until nothing is open. */
async function complete(world: SetUpWorld): Promise<readonly Result[]> {
  for (let run = 0; run < 4; run += 1) {
    const results = await world.setUp();
    if (results.every(isDone)) return results;
    world.actAsPerson();
  }
  return world.setUp();
}

/** What of the outside tells whether a set-up is the same as another. */
const stateOf = ({ folder, github, accounts }: SetUpWorld) => ({
  settings: JSON.parse(readFileSync(join(folder.root, 'gatehouse.json'), 'utf8')) as object,
  owners: readFileSync(join(folder.root, '.github/CODEOWNERS'), 'utf8'),
  commits: folder.git('log', '--format=%s', 'origin/main'),
  repository: github.state.repository,
  teams: [...github.state.teams],
  environments: [...github.state.environments],
  github: [...github.state.settings].sort(),
  rulesets: github.state.rulesets,
  accounts: [...accounts.values()].map((account) => ({
    zones: [...account.route53.zones.values()].map(({ domain, delegations }) => [
      domain,
      [...delegations],
    ]),
    mails: account.subscriptions,
    secret: account.id === ACCOUNTS.registry ? undefined : account.aws.secrets.get('payments/bank'),
  })),
});

test('takes empty accounts and an empty repository to the first delivery, stops for manual steps, and changes nothing when it is run again', async () => {
  const world = await start('standard');
  const first = await world.setUp();
  expect(open(first)).toEqual([
    expect.stringMatching(
      /^delegation\/production missing: public DNS has none for acme\.dev; the name servers are ns-1/,
    ),
    'delegation/development waiting: needs delegation/production',
    'stacks/development waiting: needs delegation/development',
    'stacks/production waiting: needs delegation/production',
    expect.stringContaining('confirmation/registry missing: email operations@acme.dev: pending'),
    ...[
      'operations/development',
      'confirmation/development',
      'operations/production',
      'confirmation/production',
    ].map((id) => expect.stringContaining(`${id} waiting`)),
    'secret/development/payments/bank waiting: needs stacks/development',
    'secret/production/payments/bank waiting: needs stacks/production',
    expect.stringContaining('push waiting'),
    ...['github/ruleset', 'github/code-scanning', 'delivery'].map(
      (id) => `${id} waiting: needs push`,
    ),
    ...['services', 'alarms'].map((id) => expect.stringContaining(`${id}/development waiting`)),
    ...['services', 'alarms'].map((id) => expect.stringContaining(`${id}/production waiting`)),
    'rehearsal/records waiting: needs delivery',
    'rehearsal/report waiting: needs delivery, rehearsal/records',
  ]);

  world.actAsPerson();
  const second = await world.setUp();
  expect(open(second)).toEqual([
    'confirmation/development missing: email operations@acme.dev: pending',
    'confirmation/production missing: email operations@acme.dev: pending',
    expect.stringMatching(/^delivery missing: https:.* is waiting for its approval$/),
    ...[
      'services/development',
      'alarms/development',
      'services/production',
      'alarms/production',
      'rehearsal/records',
      'rehearsal/report',
    ].map((id) => expect.stringContaining(`${id} waiting`)),
  ]);

  world.actAsPerson();
  expect(open(await world.setUp())).toEqual([]);
  // Each once.
  expect(world.asked).toEqual([
    'sso-start-url',
    'operations-mail',
    'second-person',
    'secret/development/payments/bank',
    'secret/production/payments/bank',
  ]);
  expect(world.github.state.runs.map(({ workflow, conclusion }) => [workflow, conclusion])).toEqual(
    [
      ['report.yml', 'success'],
      ['records.yml', 'success'],
      ['deliver.yml', 'success'],
    ],
  );
  expect(world.github.unauthorised).toEqual([]);
  const state = stateOf(world);
  expect(state.settings).toMatchObject({ organisationId: 1_000_001, repositoryId: 2_000_002 });
  expect(state.owners).toBe(
    '# Who reviews what.\n* @acme/platform\n/apps/ @acme/services # theirs\n',
  );
  expect(state.commits).toBe('chore: set up the workspace\nfeat: template\n');
  expect(world.folder.git('remote', 'get-url', 'upstream')).toBe(
    'https://github.com/gatehouse/template.git\n',
  );
  expect(state.accounts.map(({ secret }) => secret)).toEqual([
    undefined,
    ANSWERS['secret/development/payments/bank'],
    ANSWERS['secret/production/payments/bank'],
  ]);
  expect(Object.fromEntries(state.environments)).toMatchObject({
    registry: { can_admins_bypass: false, branches: ['main'] },
    development: { branches: ['main'], protection_rules: [{ type: 'branch_policy' }] },
    production: {
      branches: ['main'],
      protection_rules: [
        { type: 'required_reviewers', prevent_self_review: true, reviewers: [{ type: 'Team' }] },
        { type: 'branch_policy' },
      ],
    },
  });
  expect(Object.fromEntries(state.github)).toMatchObject({
    'actions/permissions': { sha_pinning_required: true },
    'actions/permissions/workflow': { default_workflow_permissions: 'read' },
  });
  const profiles = readFileSync(join(world.folder.root, '../.aws/config'), 'utf8');
  for (const [name, account] of Object.entries(ACCOUNTS))
    expect(profiles).toContain(
      `[profile gatehouse-${name}]\nsso_session = acme\nsso_account_id = ${account}\n`,
    );

  await expectNoChange(world);
});

/** When it is run again, and by the doctor. */
async function expectNoChange(world: SetUpWorld): Promise<void> {
  const before = stateOf(world);
  const writes = world.interruption.writes.splice(0);
  expect(writes).toContain('cloudformation CreateStack');
  expect(writes).toContain('GitHub POST /repos/acme/services/rulesets');
  const seen = (results: readonly Result[]) =>
    results.map(({ step, state, detail }) => [step.id, state, detail]);
  expect(seen(await world.setUp())).toEqual(seen(await world.doctor()));
  expect(world.interruption.writes).toEqual([]);
  expect(stateOf(world)).toEqual(before);
}

/** Every single one takes a minute: `nx kill-at-every-call pipeline`. */
const CALLS = process.env['GATEHOUSE_KILL_AT_EVERY_CALL'] === '1' ? 1 : 8;

test('reaches the same result when it is interrupted after each writing call', async () => {
  const whole = await start('one');
  expect(open(await complete(whole))).toEqual([]);
  const world = await start('one');
  let runs = 0;
  for (; runs < 100; runs += 1) {
    world.interruption.after(CALLS);
    const results = await world.setUp();
    const interrupted = world.interruption.cut;
    world.interruption.restore();
    if (interrupted) continue;
    if (results.every(isDone)) break;
    world.actAsPerson();
  }
  expect(open(await world.doctor())).toEqual([]);
  expect(runs).toBeGreaterThan(30 / CALLS);
  expect(stateOf(world)).toEqual(stateOf(whole));
  // What was done is not done again, as far as others can see: at most a call whose answer was lost.
  const repeated = world.interruption.writes.length - whole.interruption.writes.length;
  expect(repeated).toBeLessThan(5);
});
