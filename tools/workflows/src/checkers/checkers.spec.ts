import { workflowSet } from '../files/workflow-set.ts';
import { SURROUNDINGS } from '../test/complaints-of.ts';
import { ofStep } from '../test/workflows.ts';
import { actionlint } from './actionlint.ts';
import { githubParser } from './github-parser.ts';
import { hasShellcheck, shellcheck } from './shellcheck.ts';

const A = '.github/workflows/a.yml';
const GOOD = `on: push
jobs:
  job:
    runs-on: ubuntu-24.04
    steps:
      - run: npx nx lint workflows
`;

describe("GitHub's own parser", () => {
  it.each([
    ['what is not YAML', 'on: [', 1, /Flow sequence/],
    ['a word that it does not know', GOOD.replace('runs-on', 'runs_on'), 4, /Unexpected value/],
    ['a context that there is not', GOOD.replace('npx', '${{ secret.x }}'), 6, /Unrecognized/],
    [
      'a job that waits for itself',
      GOOD.replace('runs-on', 'needs: job\n    runs-on'),
      3,
      /no dependencies/,
    ],
    [
      'a clock that shows no time',
      GOOD.replace('push', "{ schedule: [{ cron: '99 * * * *' }] }"),
      1,
      /cron/,
    ],
  ])('finds %s', async (_, text, line, message) => {
    const found = await githubParser(A, text);
    expect(found).toContainEqual({
      rule: 'github-parser',
      file: A,
      line,
      message: expect.stringMatching(message),
    });
  });

  it("accepts a workflow, and an action in an action's place", async () => {
    expect(await githubParser(A, GOOD)).toEqual([]);
    const action = 'name: a\ndescription: b\nruns:\n  using: node24\n  main: index.js\n';
    expect(await githubParser('.github/actions/a/action.yml', action)).toEqual([]);
    expect(await githubParser('.github/actions/a/action.yml', GOOD)).not.toEqual([]);
  });
});

describe('actionlint', () => {
  it('finds an output that no step has, with its line', async () => {
    const text = GOOD.replace('npx', '${{ steps.none.outputs.x }}');
    expect(await actionlint(A, text)).toEqual([
      { rule: 'actionlint expression', file: A, line: 6, message: expect.stringMatching(/none/) },
    ]);
    expect(await actionlint(A, GOOD)).toEqual([]);
  });
});

(hasShellcheck() ? describe : describe.skip)('shellcheck', () => {
  it('finds an unquoted variable, with its line', () => {
    const set = workflowSet({ [A]: ofStep('run: npx nx lint $NAME') }, SURROUNDINGS);
    expect(shellcheck(set)).toEqual([
      { rule: 'shellcheck SC2086', file: A, line: 6, message: expect.stringMatching(/quote/i) },
    ]);
  });
});
