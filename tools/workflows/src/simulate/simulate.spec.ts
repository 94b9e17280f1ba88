import { renderedFrom, setFrom } from '../test/rendered.ts';
import { settingsWith } from '../test/settings.ts';
import { environmentsOf } from './environments.ts';
import { violations } from './invariants.ts';
import { manyServices, scenariosOf } from './scenarios.ts';
import { simulate } from './simulate.ts';

const workspace = settingsWith([
  'development',
  'staging',
  { name: 'production', production: true },
]);
const set = setFrom(renderedFrom(workspace), workspace);
const environments = environmentsOf(set.stages);
const scenarios = scenariosOf(environments);
const run = (title: string) => {
  const scenario = scenarios.find((each) => each.title === title);
  if (scenario === undefined) throw new Error(`There is no scenario "${title}"`);
  return simulate(set, scenario);
};
const deployments = (title: string) =>
  run(title).deployed.map(({ environment, commit }) => `${environment} ${commit}`);
const results = (title: string, end: string) =>
  run(title)
    .jobs.filter(({ path }) => path.endsWith(end))
    .map(({ result }) => result);
const ALL = ['development', 'staging', 'production'];
const everywhere = (commit: number) => ALL.map((name) => `${name} ${commit}`);

describe('the rendered workflows', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))(
    'deploy nothing ungated, older or unapproved, and show no false green: %s',
    (_, scenario) => {
      expect(violations(simulate(set, scenario), scenario)).toEqual([]);
    },
  );

  const withRerun = scenarios.filter(({ interventions = [] }) =>
    interventions.some(({ what }) => what === 'rerun-failed'),
  );
  it.each(withRerun.map((scenario) => [scenario.title, scenario] as const))(
    'keep all of that if GitHub re-runs only the failed jobs: %s',
    (_, given) => {
      const scenario = { ...given, rerunsDependents: false };
      expect(violations(simulate(set, scenario), scenario)).toEqual([]);
    },
  );

  it('deliver 257 services, which is more than one matrix allows', () => {
    const scenario = manyServices(environments);
    const trace = simulate(set, scenario);
    expect(trace.deployed).toHaveLength(257 * 3);
    expect(violations(trace, scenario)).toEqual([]);
  });
});

describe('a delivery', () => {
  it.each(['a push', 'the first run ever'])(
    'passes through all environments in order: %s',
    (title) => {
      expect(deployments(title)).toEqual(everywhere(2));
    },
  );

  it.each(['a push without an affected service', 'a push of what is deployed'])(
    'does nothing and is green if there is nothing to do: %s',
    (title) => {
      expect(deployments(title)).toEqual([]);
      expect(run(title).runs.map(({ result }) => result)).toEqual(['success']);
    },
  );

  it('stops at the environment that blocks it', () => {
    expect(deployments('a delivery that staging blocks')).toEqual(['development 2']);
    expect(deployments('a delivery that production blocks')).toEqual([
      'development 2',
      'staging 2',
    ]);
  });

  it('continues where it failed when it is re-run', () => {
    const title = 'a delivery in which deploy-staging fails, and is run again';
    expect(deployments(title)).toEqual(everywhere(2));
    expect(results(title, '/build')).toEqual(['success']);
  });

  it('starts only the jobs that were skipped because of a failure when it is re-run', () => {
    const title = 'a delivery in which scan-trivy fails, and is run again';
    expect(results(title, '/scan-trivy')).toEqual(['failure', 'success']);
    expect(results(title, '/scan-grype')).toEqual(['success']);
    expect(results(title, '/gate/gate')).toEqual(['success']);
    expect(results(title, 'deliver/infrastructure-staging')).toEqual(['skipped']);
    expect(results(title, '/deploy-staging').at(-1)).toBe('success');
  });

  it('that is overtaken ends before it asks the reviewers', () => {
    const { approvals, deployed } = run('a push that is overtaken before production');
    const inProduction = deployed.filter(({ environment }) => environment === 'production');
    expect(inProduction.map(({ commit }) => commit)).toEqual([3]);
    expect(approvals.map(({ run: id }) => id)).toEqual([1]);
    expect(results('a push that is overtaken before production', '/deploy-production')).toContain(
      'skipped',
    );
  });

  it('fails for an older commit that is re-run after a newer one', () => {
    const trace = run('an old delivery that failed in staging, run again after a newer one');
    expect(trace.runs.map(({ run: id, result }) => [id, result])).toEqual([
      [0, 'failure'],
      [1, 'failure'],
      [1, 'success'],
      [0, 'failure'],
    ]);
    expect(trace.deployed.at(-1)).toMatchObject({ environment: 'production', commit: 3 });
  });

  it('is red and stops when it is rejected', () => {
    const title = 'a delivery that the reviewers of production reject';
    expect(deployments(title)).toEqual(['development 2', 'staging 2']);
    expect(run(title).runs.map(({ result }) => result)).toEqual(['failure']);
  });

  it('waits for the reviewers of the previous delivery', () => {
    const title = 'a second delivery while the reviewers of production think about the first';
    expect(deployments(title).filter((each) => each.startsWith('production'))).toEqual([
      'production 2',
      'production 3',
    ]);
  });

  it('continues for one service if another one fails', () => {
    const { deployed, runs } = run('two services of which one fails');
    expect(deployed.map(({ service }) => service)).toEqual(['payments', 'payments', 'payments']);
    expect(runs.map(({ result }) => result)).toEqual(['failure']);
  });
});

describe('the required check', () => {
  it.each(['pull_request of a branch', 'merge_group of a branch', 'pull_request of a fork'])(
    'is green if all other checks are: %s',
    (title) => {
      expect(results(title, 'ci/ci')).toEqual(['success']);
    },
  );

  it('is green if no service is affected and all other checks are green', () => {
    expect(results('pull_request without an affected service', 'ci/ci')).toEqual(['success']);
  });

  it.each([
    ...['affected', 'code', 'workflows', 'infrastructure', 'images'].map(
      (job) => `merge_group in which ${job} fails`,
    ),
    ...ALL.map((name) => `a pull request that ${name} would block`),
  ])('is red: %s', (title) => {
    expect(results(title, 'ci/ci')).toEqual(['failure']);
  });

  it('shows the verdict for every environment, even after one that blocks', () => {
    const trace = simulate(set, {
      ...scenarios.find(({ title }) => title === 'a pull request that development would block')!,
    });
    const image = trace.jobs.find(({ path }) => path === 'ci/images/image');
    expect(image).toMatchObject({ result: 'failure', because: 'blocked' });
    const all = simulate(set, {
      ...{ environments, before: 1, events: [{ name: 'pull_request', commit: 2 }] },
      passes: () => true,
    }).jobs.find(({ path }) => path === 'ci/images/image');
    expect(image!.ended - image!.started).toBeCloseTo(all!.ended - all!.started);
  });
});
