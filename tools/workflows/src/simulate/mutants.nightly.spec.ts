import { renderedFrom, setFrom } from '../test/rendered.ts';
import { settingsWith } from '../test/settings.ts';
import { stagesOf } from '../render/stages.ts';
import { environmentsOf } from './environments.ts';
import { violations } from './invariants.ts';
import { scenariosOf } from './scenarios.ts';
import { simulate } from './simulate.ts';

const workspace = settingsWith(['development', { name: 'production', production: true }]);
const files = renderedFrom(workspace);
const environments = environmentsOf(stagesOf(workspace));
const DELIVER = '.github/workflows/deliver-service.yml';
const CI = '.github/workflows/ci.yml';

/** What the simulator says of a file in which a text is replaced, in any scenario. */
function foundIn(file: string, from: string | RegExp, to: string): string[] {
  const text = files[file]!.replace(from, to);
  expect(text).not.toBe(files[file]);
  const set = setFrom({ ...files, [file]: text }, workspace);
  return scenariosOf(environments).flatMap((scenario) =>
    violations(simulate(set, scenario), scenario),
  );
}

describe('the simulator finds', () => {
  it.each([
    [
      'a deployment that goes on after a gate that blocks',
      DELIVER,
      /deploy-production:\n([^]*?) {4}if: .*\n/,
      'deploy-production:\n$1    if: always()\n',
      /deploys .* to production before development/,
    ],
    [
      'a job that is required and ignored',
      CI,
      /\n {10}&& needs.code.result == 'success'/,
      '',
      /ci\/ci is green, and ci\/code is failure/,
    ],
    [
      'a check that a cancelled run makes green',
      CI,
      'always() && !(',
      '!(',
      /ci\/ci is green, and ci\/code is cancelled/,
    ],
    [
      'an identity on a pull request',
      CI,
      'contents: read # to check out',
      'id-token: write # to check out',
      /has "id-token: write" on a change/,
    ],
    [
      'a role that a job cannot assume',
      DELIVER,
      'environment: production\n    concurrency',
      'concurrency',
      /it does not trust a job in no environment/,
    ],
    [
      'reviewers who are asked for nothing',
      DELIVER,
      / {4}if: .*needs\.superseded-production.*\n/,
      '',
      /asks the reviewers of production for nothing/,
    ],
    [
      'a deployment that waits for no stacks',
      DELIVER,
      '--plan "$STACKS"',
      "--plan '{}'",
      /deploys payments before gatehouse-/,
    ],
    [
      'reviewers who are asked for no stack',
      '.github/workflows/deliver.yml',
      "needs.plan.outputs.stacks-production != ''",
      "needs.plan.outputs.stacks-production != 'x'",
      /asks the reviewers of production, and deploys no stack/,
    ],
    [
      'a red night that is not announced',
      '.github/workflows/rescan.yml',
      'if: failure()',
      'if: success()',
      /the operations topic is not told/,
    ],
  ])('%s', (_, file, from, to, expected) => {
    const found = foundIn(file, from, to);
    expect(found.join('\n')).toMatch(expected);
  });
});
