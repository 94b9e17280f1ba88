import { known, ok, refused, type Json, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/** https://docs.github.com/en/rest/deployments/environments */
export const environmentRoutes = (state: GitHubState): readonly Route[] => [
  [
    /^(GET|PUT) \/repos\/acme\/services\/environments\/(\w+)$/,
    ({ match, body }) => {
      const name = match[2]!;
      const existing = state.environments.get(name);
      if (match[1] === 'GET') return known(existing);
      // All of it is replaced, as GitHub does.
      const rules = [
        ...((body['reviewers'] as Json[] | undefined)?.length
          ? [
              {
                type: 'required_reviewers',
                prevent_self_review: body['prevent_self_review'] === true,
                reviewers: (body['reviewers'] as Json[]).map(({ type, id }) => ({
                  type,
                  reviewer: { id },
                })),
              },
            ]
          : []),
        { type: 'branch_policy' },
      ];
      state.environments.set(name, {
        name,
        can_admins_bypass: body['can_admins_bypass'] ?? true,
        deployment_branch_policy: body['deployment_branch_policy'] ?? null,
        protection_rules: rules,
        branches: existing?.branches ?? [],
      });
      return ok({ name });
    },
  ],
  [
    /^(GET|POST) \/repos\/acme\/services\/environments\/(\w+)\/deployment-branch-policies$/,
    ({ match, body }) => {
      const environment = state.environments.get(match[2]!);
      if (!environment) return refused(404, 'Not Found');
      if (match[1] === 'POST') {
        if (environment.branches.includes(String(body['name']))) return refused(303, 'See Other');
        environment.branches.push(String(body['name']));
      }
      return ok({
        branch_policies: environment.branches.map((name, id) => ({ id, name, type: 'branch' })),
      });
    },
  ],
];
