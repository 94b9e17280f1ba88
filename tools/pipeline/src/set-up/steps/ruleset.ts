import type { SetUpContext } from '../context.ts';
import { featuresOf } from '../github/features.ts';
import { repositoryPath } from '../github/repository-path.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** GitHub Actions: no other app can report the check. */
const ACTIONS_APP = 15368;

interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** https://docs.github.com/en/rest/repos/rules */
interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: string;
  readonly bypass_actors?: readonly object[];
  readonly conditions?: { readonly ref_name?: { readonly include?: readonly string[] } };
  readonly rules?: readonly Rule[];
}

const NAME = 'main';

/** The protection of main. Other rulesets, and additional rules in this one, may remain. */
const RULES: readonly Rule[] = [
  { type: 'deletion' },
  { type: 'non_fast_forward' },
  {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: 1,
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      require_last_push_approval: true,
      required_review_thread_resolution: false,
    },
  },
  {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: false,
      required_status_checks: [{ context: 'ci', integration_id: ACTIONS_APP }],
    },
  },
  {
    type: 'merge_queue',
    parameters: {
      merge_method: 'SQUASH',
      grouping_strategy: 'ALLGREEN',
      max_entries_to_build: 5,
      min_entries_to_merge: 1,
      max_entries_to_merge: 5,
      min_entries_to_merge_wait_minutes: 0,
      check_response_timeout_minutes: 90,
    },
  },
];

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

/** Without the queue if the plan lacks it. */
async function rulesFor(context: SetUpContext): Promise<readonly Rule[]> {
  const { all } = await featuresOf(context);
  return all ? RULES : RULES.filter(({ type }) => type !== 'merge_queue');
}

async function find({ github, workspace }: SetUpContext): Promise<Ruleset | undefined> {
  const path = repositoryPath(workspace(), '/rulesets');
  // Rulesets of the organisation are not changed.
  const all = await github.list<Ruleset>(`${path}?includes_parents=false`);
  const ours = all.find(({ name }) => name === NAME);
  return ours && github.get<Ruleset>(`${path}/${ours.id}`);
}

function problemsOf(
  { enforcement, bypass_actors: bypass = [], conditions, rules = [] }: Ruleset,
  wanted: readonly Rule[],
) {
  return [
    ...(enforcement === 'active' ? [] : [`it is ${enforcement}`]),
    ...(bypass.length === 0 ? [] : [`${bypass.length} may bypass it`]),
    ...(conditions?.ref_name?.include?.some((each) =>
      /^(?:~DEFAULT_BRANCH|~ALL|refs\/heads\/main)$/.test(each),
    )
      ? []
      : ['it is not for the default branch']),
    ...wanted.flatMap(({ type, parameters = {} }) => {
      const rule = rules.find((each) => each.type === type);
      if (rule === undefined) return [`it lacks ${type}`];
      const weak = Object.keys(parameters).filter(
        (name) => !isAtLeast(rule.parameters?.[name], parameters[name]),
      );
      // Speed and method of the queue are the team's.
      return weak.length === 0 || type === 'merge_queue'
        ? []
        : [`${type} has another ${weak.join(', ')}`];
    }),
  ];
}

/** Whether a setting is at least as strict as required. */
function isAtLeast(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'number') return Number(actual) >= wanted;
  if (typeof wanted === 'boolean') return wanted ? actual === true : true;
  if (!Array.isArray(wanted)) return actual === wanted;
  const all = Array.isArray(actual) ? (actual as Record<string, unknown>[]) : [];
  return wanted.every((each: Record<string, unknown>) =>
    all.some((one) => Object.entries(each).every(([name, value]) => one[name] === value)),
  );
}

/** The rule, with the stricter values of the existing ruleset. */
function stricter(rule: Rule, found: Ruleset | undefined): Rule {
  const existing = found?.rules?.find(({ type }) => type === rule.type)?.parameters;
  if (existing === undefined || rule.parameters === undefined) return rule;
  const parameters = Object.entries(rule.parameters).map(([name, wanted]) => {
    const keep =
      rule.type === 'merge_queue'
        ? existing[name] !== undefined
        : isAtLeast(existing[name], wanted);
    return [name, keep && existing[name] !== undefined ? existing[name] : wanted];
  });
  return { ...rule, parameters: { ...existing, ...Object.fromEntries(parameters) } };
}
