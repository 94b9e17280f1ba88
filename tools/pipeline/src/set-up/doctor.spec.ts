import { exitCodeOf, isDone, type Result } from './run/step-result.ts';
import { fixLines } from './run/fix-lines.ts';
import { startSetUpWorld, type SetUpWorld } from './test/world.ts';

let world: SetUpWorld;
/** Complete, once: each test changes something else of it, and changes it back. */
beforeAll(async () => {
  world = await startSetUpWorld('one');
  for (let run = 0; run < 3; run += 1) {
    await world.setUp();
    world.actAsPerson();
  }
});
afterAll(() => world.stop());

const problems = (results: readonly Result[]) =>
  results
    .filter((result) => !isDone(result) && result.state !== 'waiting')
    .map((result) => [result.step.id, result.state, result.detail, fixLines(result).at(-1)]);

const SET_UP = '$ npx gatehouse set-up';
const account = () => [...world.accounts.values()][0]!;

test('finds no problem after a complete set-up, with 0', async () => {
  const results = await world.doctor();
  expect(problems(results)).toEqual([]);
  expect(exitCodeOf(results)).toBe(0);
});

test('finds each change of others, names its fix, exits with 1, and set-up corrects what it may', async () => {
  const { rulesets, environments, settings, teams } = world.github.state;
  Object.assign(rulesets[0]!, { enforcement: 'evaluate', bypass_actors: [{ actor_id: 1 }] });
  Object.assign(environments.get('production')!, { can_admins_bypass: true });
  settings.set('actions/permissions/workflow', {
    default_workflow_permissions: 'write',
    can_approve_pull_request_reviews: true,
  });
  teams.get('services')!.pushes = false;
  account().delivery.identity.account.setRoot({ AccountAccessKeysPresent: 1 });
  const rootUser = [
    'root-users',
    'missing',
    '100000000003 has access keys of root',
    expect.stringContaining('Root access management'),
  ];
  const writes = world.interruption.writes.length;
  const results = await world.doctor();
  expect(problems(results)).toEqual([
    rootUser,
    ['github/teams', 'missing', 'services may not push', SET_UP],
    ['github/environment/production', 'differs', 'administrators may bypass it', SET_UP],
    ['github/actions', 'differs', 'workflows may write', SET_UP],
    ['github/ruleset', 'differs', 'it is evaluate, 1 may bypass it', SET_UP],
  ]);
  expect(exitCodeOf(results)).toBe(1);
  expect(world.interruption.writes.length).toBe(writes);

  expect(problems(await world.setUp())).toEqual([rootUser]);
  account().delivery.identity.account.setRoot({ AccountAccessKeysPresent: 0 });
  expect(problems(await world.doctor())).toEqual([]);
});

test('leaves a stack with another template to the workflow, once main is on GitHub', async () => {
  const { stacks } = account().delivery;
  stacks.setTemplate('gatehouse-production-edge', '{}');
  const expected = [
    'stacks/production',
    'differs',
    'gatehouse-production-edge (another template)',
    '$ gh workflow run deliver.yml --ref main',
  ];
  expect(problems(await world.doctor())).toEqual([expected]);
  expect(problems(await world.setUp())).toEqual([expected]);
  stacks.setTemplate(
    'gatehouse-production-edge',
    JSON.stringify({
      Description: 'gatehouse-production-edge',
      Zone: world.context.workspace().environments['production']!.hostedZone,
    }),
  );
});

test('deploys a stack again whose creation was rolled back', async () => {
  account().delivery.stacks.setStatus('gatehouse-registry-delivery', 'ROLLBACK_COMPLETE');
  expect(problems(await world.doctor())).toEqual([
    ['stacks/registry', 'missing', 'gatehouse-registry-delivery (ROLLBACK_COMPLETE)', SET_UP],
  ]);
  account().delivery.stacks.setStatus('gatehouse-registry-delivery', 'CREATE_COMPLETE');
});

test('does not correct a changed id of the repository, because the name may belong to others now', async () => {
  const repository = world.github.state.repository!;
  repository['id'] = 3_000_003;
  expect(problems(await world.setUp())).toEqual([
    [
      'identities',
      'differs',
      'gatehouse.json has repositoryId 2000002, and GitHub says 3000003',
      'if this is your repository, remove repositoryId from gatehouse.json, and run "npx gatehouse set-up"',
    ],
  ]);
  repository['id'] = 2_000_002;
});

test('reports the latest run of the weekly report if it failed', async () => {
  const [report] = world.github.state.runs;
  report!.conclusion = 'failure';
  expect(problems(await world.doctor())).toEqual([
    [
      'rehearsal/report',
      'differs',
      `https://github.com/acme/services/actions/runs/${report!.id} ended with failure`,
      `$ gh run rerun ${report!.id} --failed`,
    ],
  ]);
  report!.conclusion = 'success';
});

test('reports what could not be checked, with 2, and checks the rest', async () => {
  const { state } = world.github;
  const { repository } = state;
  account().aws.faults.set({ service: 'iam', kind: 'error', status: 500 });
  const results = await world.doctor();
  account().aws.faults.clear();
  expect(exitCodeOf(results)).toBe(2);
  expect(results.filter(({ state }) => state === 'failed').map(({ step }) => step.id)).toEqual([
    'linked-roles/100000000003',
    'root-users',
  ]);
  expect(results.find(({ step }) => step.id === 'github/ruleset')?.state).toBe('done');
  expect(state.repository).toBe(repository);
});

test('finds an alarm that is on among more than CloudWatch lists at once', async () => {
  const { alarms } = account().delivery;
  const names = [...Array.from({ length: 50 }, (_, at) => `another-${at}`), 'gatehouse-late'];
  for (const name of names) {
    alarms.create(name);
    alarms.setState(name, 'ALARM');
  }
  const found = problems(await world.doctor()).filter(([id]) => String(id).startsWith('alarms/'));
  expect(found).not.toEqual([]);
  for (const [, state, detail] of found)
    expect([state, detail]).toEqual(['differs', 'gatehouse-late']);
  for (const name of names) alarms.setState(name, 'OK');
});
