import { join } from 'node:path';
import { readWorkspace } from '@gatehouse/service-manifest';
import { diffLines } from 'diff';
import { parse } from 'yaml';
import { checkRules, checkWorkflows } from './check-workflows.ts';
import { actionlint } from './checkers/actionlint.ts';
import { githubParser } from './checkers/github-parser.ts';
import { readFiles } from './files/read-files.ts';
import { workflowSet } from './files/workflow-set.ts';
import { MUTATION_KINDS } from './test/mutation-kinds.ts';
import { formatProblem } from './workflow-problem.ts';
import { readSurroundings } from './read-surroundings.ts';
import { PINS_FILE, readPins, readTools, TOOLS_FILE } from './render/input.ts';
import { renderGithub } from './render/render-github.ts';
import { stagesOf } from './render/stages.ts';
import { RULES } from './rules/index.ts';
import { environmentsOf } from './simulate/environments.ts';
import { violations } from './simulate/invariants.ts';
import { scenariosOf } from './simulate/scenarios.ts';
import { simulate } from './simulate/simulate.ts';
import { BAD_CHANGES } from './test/bad-changes.ts';
import { mutantsOf } from './test/mutate.ts';
import { renderedFrom } from './test/rendered.ts';
import { settingsWith, type TestEnvironment } from './test/settings.ts';

const root = join(import.meta.dirname, '../../..');
const files = await readFiles(root);
// With the commands of settings that this repository does not have.
const byKey = Object.values(renderedFrom(settingsWith(['only'], undefined, 'kms'))).join('\n');
const surroundings = await readSurroundings(root, { ...files, byKey });
const findings = await checkWorkflows(files, surroundings);
const rendered = renderGithub({
  workspace: readWorkspace(root).settings(),
  pins: readPins(files[PINS_FILE]!),
  tools: readTools(files[TOOLS_FILE]!),
});

/** Whether a rule, or a checker by its name, finds a change of one file. */
async function finds(finder: string, file: string, text: string): Promise<boolean> {
  if (finder === 'github-parser') return (await githubParser(file, text)).length > 0;
  // A process each: only for the changes that it is expected to find.
  if (finder === 'actionlint') return (await actionlint(file, text)).length > 0;
  const set = workflowSet({ ...files, [file]: text }, surroundings);
  // A rule may add a code after its name.
  return checkRules(set).some(({ rule }) => rule.split(' ')[0] === finder);
}

describe('the workflows of this repository', () => {
  it('follow all rules, and behave as expected in every scenario within the budget', () => {
    expect(findings.map(formatProblem)).toEqual([]);
  });

  it('match gatehouse.json, byte for byte', () => {
    const actual = Object.fromEntries([...rendered.keys()].map((path) => [path, files[path]]));
    expect(actual).toEqual(Object.fromEntries(rendered));
  });
});

describe('a bad change', () => {
  it.each(BAD_CHANGES.map((change) => [change.title, change] as const))(
    'is found: %s',
    async (_, { file, from, to, also }) => {
      expect(files[file]).toContain(from);
      const changed = files[file]!.replace(from, () => to);
      // sync:check compares byte for byte.
      expect(rendered.get(file)).toBeDefined();
      expect(changed).not.toBe(rendered.get(file));
      if (also !== undefined) expect(await finds(also, file, changed)).toBe(true);
    },
  );

  it('exists for each rule', () => {
    const covered = new Set(BAD_CHANGES.flatMap(({ also }) => also ?? []));
    expect(
      [...covered].filter((each) => each !== 'github-parser' && each !== 'actionlint').sort(),
    ).toEqual(RULES.map(({ id }) => id));
  });
});

const stable = (content: unknown) => JSON.stringify(content);

/** All files are mutated by `nx mutate workflows`, every night. */
const MUTATED = /\/(?:ci|gate|deliver|rescan|rollback|action)\.yml$/;

describe('a mutant', () => {
  const mutants = [...rendered]
    .filter(([path]) => MUTATED.test(path))
    .flatMap(([path, text]) => mutantsOf(path, text));

  it('of each kind exists, hundreds in total', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(MUTATION_KINDS));
    expect(mutants.length).toBeGreaterThan(300);
  });

  it('differs from the rendered file in both meaning and text', () => {
    const meanings = new Map(
      [...rendered].map(([path, text]) => [path, path.endsWith('.yml') && stable(parse(text))]),
    );
    const same = mutants.filter(
      ({ file, text, content }) =>
        text === rendered.get(file) || stable(content) === meanings.get(file),
    );
    expect(same).toEqual([]);
  });
});

const LAPTOP = { name: 'laptop', local: true };
/** Those that depend on no name of an environment. */
const BASIC = new Set([
  ...['a push', 'the first run ever', 'two pushes', 'a push that is overtaken'],
  ...['merge_group of a branch', 'every workflow by schedule'],
  ...['a push that changes every template', 'three pushes that change templates'],
]);
const PRODUCTION = { name: 'production', production: true };
const SETTINGS: readonly (readonly [
  title: string,
  environments: readonly (TestEnvironment | string)[],
  repository: 'public' | 'private',
])[] = [
  ['one environment', [PRODUCTION], 'public'],
  ['one environment without reviewers', ['only'], 'public'],
  ['two', ['development', PRODUCTION], 'public'],
  ['three, renamed', ['dev', 'preview', { name: 'live', production: true }], 'public'],
  ['three, reordered', ['staging', 'development', PRODUCTION], 'public'],
  [
    'four, two of them side by side',
    ['dev', { name: 'qa', parallel: true }, 'stage', PRODUCTION],
    'public',
  ],
  ['six, with a laptop', ['dev', 'qa', 'test', 'stage', 'canary', PRODUCTION, LAPTOP], 'public'],
  ['two, and a private repository with no plan of GitHub', ['development', PRODUCTION], 'private'],
];

/** By day: the fewest environments, another order, and the most. */
const BY_DAY = new Set(['one environment', 'three, reordered', 'six, with a laptop']);
const tried = SETTINGS.filter(([title]) => process.env['GATEHOUSE_NIGHTLY'] || BY_DAY.has(title));

describe.each(tried)('settings with %s', (_, environments, repository) => {
  const workspace =
    repository === 'public'
      ? settingsWith(environments)
      : settingsWith(environments, { codeScanning: false }, 'kms');
  const texts = renderedFrom(workspace);
  const stages = stagesOf(workspace);
  const set = workflowSet(texts, { ...surroundings, stages });

  it('produce workflows that pass every checker', async () => {
    const found = await Promise.all(
      [...set.workflows, ...set.actions].map(async ({ file, text }) => [
        ...(await githubParser(file, text)),
        ...(file.includes('/workflows/') ? await actionlint(file, text) : []),
      ]),
    );
    expect([...found.flat(), ...checkRules(set)].map(formatProblem)).toEqual([]);
  });

  it('deliver to every environment in order, and ask each one’s reviewers once', () => {
    const scenarios = scenariosOf(environmentsOf(stages)).filter(({ title }) => BASIC.has(title));
    expect(scenarios).toHaveLength(BASIC.size);
    for (const scenario of scenarios)
      expect([scenario.title, violations(simulate(set, scenario), scenario)]).toEqual([
        scenario.title,
        [],
      ]);
    const { deployed, approvals } = simulate(
      set,
      scenarios.find(({ title }) => title === 'a push')!,
    );
    expect(deployed.map(({ environment }) => environment).sort()).toEqual(
      stages.map(({ name }) => name).sort(),
    );
    expect(approvals.map(({ environment }) => environment)).toEqual(
      stages.filter(({ reviewers }) => reviewers.length > 0).map(({ name }) => name),
    );
  });
});

describe('an environment that is added', () => {
  const changes = (
    before: readonly (TestEnvironment | string)[],
    after: readonly (TestEnvironment | string)[],
  ) => {
    const old = renderedFrom(settingsWith(before));
    const removed: string[] = [];
    let added = 0;
    for (const [path, text] of Object.entries(renderedFrom(settingsWith(after))))
      for (const part of diffLines(old[path]!, text)) {
        if (part.added) added += part.count;
        if (part.removed) removed.push(...part.value.trimEnd().split('\n'));
      }
    return { added, removed };
  };
  const STAGING = { name: 'staging', reviewers: ['platform'] };

  it('changes no line of another one when it is added at the end', () => {
    const { added, removed } = changes(['development', STAGING], ['development', STAGING, 'live']);
    expect(removed).toEqual([]);
    expect(added).toBeGreaterThan(60);
  });

  it('changes only what the next job waits for', () => {
    const before = renderedFrom(settingsWith(['development', STAGING]));
    const after = renderedFrom(settingsWith(['development', 'preview', STAGING]));
    const touched = Object.keys(before)
      .filter((path) => path.endsWith('.yml'))
      .flatMap((path) => {
        const [old, now] = [before, after].map(
          (files) => (parse(files[path]!) as { jobs?: Record<string, object> }).jobs ?? {},
        );
        return Object.entries(old!)
          .filter(([name]) => /-(?:development|staging)$/.test(name))
          .flatMap(([name, job]) =>
            Object.entries(job)
              .filter(([key, value]) => stable(value) !== stable((now![name] as never)[key]))
              .map(([key]) => `${name}.${key}`),
          );
      });
    expect(touched.sort()).toEqual([
      ...['if', 'needs', 'with'].map((key) => `infrastructure-staging.${key}`),
      ...['if', 'needs'].map((key) => `superseded-staging.${key}`),
    ]);
  });

  it('leaves what was there before when it is removed again', () => {
    const { added } = changes(['development', STAGING, 'live'], ['development', STAGING]);
    expect(added).toBe(0);
  });
});

describe('the rules', () => {
  it('have the names of their files, each its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort());
  });
});
