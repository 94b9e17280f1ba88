import { join } from 'node:path';
import { checkWorkflows } from './check-workflows.ts';
import { readSurroundings } from './read-surroundings.ts';
import { stagesOf } from './render/stages.ts';
import { renderedFrom } from './test/rendered.ts';
import { settingsWith } from './test/settings.ts';
import { ofJob } from './test/workflows.ts';

const root = join(import.meta.dirname, '../../..');
const settings = settingsWith(['only']);
const rendered = renderedFrom(settings);
const { commands } = await readSurroundings(root, rendered);
const surroundings = { commands, stages: stagesOf(settings) };
const OWN = '.github/workflows/own.yml';

/** What is wrong with a team's workflow beside the rendered ones: advice, and problems. */
async function checkBeside(text: string) {
  const found = await checkWorkflows({ ...rendered, [OWN]: text }, surroundings);
  const of = (isAdvice: boolean) =>
    found.filter((each) => Boolean(each.isAdvice) === isAdvice).map(({ rule }) => rule);
  return { advice: of(true), problems: of(false), files: new Set(found.map(({ file }) => file)) };
}

describe('a workflow of the team’s own', () => {
  it('is given advice only, regardless of the contexts, functions, triggers and actions it uses', async () => {
    const { advice, problems, files } = await checkBeside(`
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
`);
    expect(problems).toEqual([]);
    expect(files).toEqual(new Set([OWN]));
    expect(advice).toEqual(
      expect.arrayContaining(['pinned-actions', 'privileged-jobs', 'safe-triggers', 'time-limits']),
    );
  });

  it('must not take a role of a delivery, or the name of the required check', async () => {
    const role = ofJob(`runs-on: ubuntu-24.04
steps:
  - uses: ./.github/actions/aws
    with: { role: deploy, environment: only }`);
    expect((await checkBeside(role)).problems).toContain('roles-in-their-place');
    const check =
      'on: pull_request\njobs: { ci: { runs-on: ubuntu-24.04, steps: [run: "true"] } }\n';
    expect((await checkBeside(check)).problems).toEqual(['required-job']);
  });

  it('may be newer than the parser', async () => {
    const { advice, problems } = await checkBeside(
      'on: push\njobs: { build: { runs-in: a moon } }',
    );
    expect({ advice: new Set(advice), problems }).toEqual({
      advice: new Set(['github-parser']),
      problems: [],
    });
  });
});
