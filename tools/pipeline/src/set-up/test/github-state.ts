import type { Json } from './github-reply.ts';

export interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly run_number: number;
  status: string;
  conclusion: string | null;
}

export interface GitHubState {
  /** `Organization` or `User`. */
  ownerType: string;
  plan: string;
  repository: Json | undefined;
  readonly teams: Map<
    string,
    { id: number; members: string[]; invited: string[]; pushes: boolean }
  >;
  readonly environments: Map<string, Json & { branches: string[] }>;
  readonly settings: Map<string, Json>;
  readonly rulesets: Json[];
  readonly runs: Run[];
  /** How runs end that were requested. */
  conclusion: string;
  defaultSetup: string;
}

/** An organisation without anything. */
export const emptyState = (): GitHubState => ({
  ownerType: 'Organization',
  plan: 'enterprise',
  repository: undefined,
  teams: new Map(),
  environments: new Map(),
  settings: new Map([
    ['actions/permissions', { enabled: true, allowed_actions: 'all', sha_pinning_required: false }],
    [
      'actions/permissions/workflow',
      { default_workflow_permissions: 'write', can_approve_pull_request_reviews: false },
    ],
  ]),
  rulesets: [],
  runs: [],
  conclusion: 'success',
  defaultSetup: 'configured',
});
