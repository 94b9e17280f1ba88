import { checkWorkflows } from './check-workflows.ts';
import { NO_COMMANDS } from './commands/commands.ts';
import { stagesOf } from './render/stages.ts';
import { renderedFrom } from './test/rendered.ts';
import { settingsWith } from './test/settings.ts';
import { ofJob } from './test/workflows.ts';

const settings = settingsWith(['only']);
const rendered = renderedFrom(settings);

const OWN = {
  publish: `
on: { pull_request_target: , release: { types: [published] }, push: { branches: [main] } }
jobs:
  publish:
    runs-on: \${{ vars.RUNNER || 'ubuntu-latest' }}
    strategy: { matrix: { node: [20, 22] } }
    env: { TOKEN: '\${{ secrets.NPM_TOKEN }}' }
    steps:
      - uses: actions/checkout@v3
      - uses: actions/cache@v4
        with: { path: ~/.npm, key: "\${{ runner.os }}-\${{ hashFiles('**/package-lock.json') }}" }
      - uses: acme/publish@main
        with: { environment: Production, token: '\${{ secrets.GITHUB_TOKEN }}' }
      - run: npm publish
`,
  role: ofJob(`runs-on: ubuntu-24.04
steps:
  - uses: ./.github/actions/aws
    with: { role: deploy, environment: only }`),
  check: 'on: pull_request\njobs: { ci: { runs-on: ubuntu-24.04, steps: [run: "true"] } }\n',
  newer: 'on: push\njobs: { build: { runs-in: a moon } }',
};
const pathOf = (name: string) => `.github/workflows/${name}.yml`;
const own = Object.fromEntries(Object.entries(OWN).map(([name, text]) => [pathOf(name), text]));
const all = await checkWorkflows(
  { ...rendered, ...own },
  { commands: NO_COMMANDS, stages: stagesOf(settings) },
);
/** To read the real commands takes a process for each of them: `workflows.spec.ts` has them. */
const found = all.filter(({ rule }) => rule !== 'known-commands');

/** The rules that a file breaks, as advice and as problems. */
const of = (name: keyof typeof OWN) => {
  const rules = (isAdvice: boolean) =>
    found
      .filter((each) => each.file === pathOf(name) && Boolean(each.isAdvice) === isAdvice)
      .map(({ rule }) => rule);
  return { advice: rules(true), problems: rules(false) };
};

describe('a workflow of the team’s own', () => {
  it('is given advice only, regardless of its contexts, functions, triggers and actions', () => {
    const { advice, problems } = of('publish');
    expect(problems).toEqual([]);
    expect(advice).toEqual(
      expect.arrayContaining(['pinned-actions', 'privileged-jobs', 'safe-triggers', 'time-limits']),
    );
  });

  it('must not take a role of a delivery, or the name of the required check', () => {
    expect(of('role').problems).toContain('roles-in-their-place');
    expect(of('check').problems).toEqual(['required-job']);
  });

  it('may be newer than the parser', () => {
    const { advice, problems } = of('newer');
    expect({ advice: new Set(advice), problems }).toEqual({
      advice: new Set(['github-parser']),
      problems: [],
    });
  });

  it('changes nothing about the rendered ones', () => {
    expect(found.filter(({ file }) => !(file in own))).toEqual([]);
  });
});
