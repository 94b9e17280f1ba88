import type { SetUpContext } from '../context.ts';
import { featuresOf } from '../github/features.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';
import { problemsOf, type Ruleset } from './ruleset-problems.ts';
import { rulesFor } from './ruleset-rules.ts';
import { stricter } from './stricter.ts';

const NAME = 'main';

/** Nothing reaches main without a review and the check "ci". */
export const ruleset: AutomaticStep = {
  id: 'github/ruleset',
  title: 'Main takes pull requests alone, with a review and the check "ci"',
  kind: 'automatic',
  places: [],
  needs: ['push'],
  async check(context) {
    const { protection, plan } = await featuresOf(context);
    if (!protection) return done(`not available: the plan "${plan}" has no rulesets`);
    const wanted = await rulesFor(context);
    const found = await find(context);
    if (found === undefined) return missing(`there is no ruleset "${NAME}"`);
    const problems = problemsOf(found, wanted);
    return problems.length === 0
      ? done(`ruleset ${found.id}: ${wanted.map(({ type }) => type).join(', ')}`)
      : differs(problems.join(', '));
  },
  async apply(context) {
    const { github, workspace } = context;
    const found = await find(context);
    const rules = await rulesFor(context);
    const more = (found?.rules ?? []).filter(
      ({ type }) => !rules.some((rule) => rule.type === type),
    );
    const wanted = {
      name: NAME,
      target: 'branch',
      enforcement: 'active',
      bypass_actors: [],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [...rules.map((rule) => stricter(rule, found)), ...more],
    };
    if (found === undefined) await github.post(repositoryPath(workspace(), '/rulesets'), wanted);
    else await github.put(repositoryPath(workspace(), `/rulesets/${found.id}`), wanted);
  },
};

async function find({ github, workspace }: SetUpContext): Promise<Ruleset | undefined> {
  const path = repositoryPath(workspace(), '/rulesets');
  // Rulesets of the organisation are not changed.
  const all = await github.list<Ruleset>(`${path}?includes_parents=false`);
  const ours = all.find(({ name }) => name === NAME);
  return ours && github.get<Ruleset>(`${path}/${ours.id}`);
}
