import type { SetUpContext } from '../context.ts';
import { featuresOf } from '../github/features.ts';

/** GitHub Actions: no other app can report the check. */
const ACTIONS_APP = 15368;

export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

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

/** Without the queue if the plan lacks it. */
export async function rulesFor(context: SetUpContext): Promise<readonly Rule[]> {
  const { all } = await featuresOf(context);
  return all ? RULES : RULES.filter(({ type }) => type !== 'merge_queue');
}
