import { known, ok, refused, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/**
 * The person, the organisation and the repository: https://docs.github.com/en/rest/repos/repos
 * @param mainOf The commit of main.
 */
export const repositoryRoutes = (
  state: GitHubState,
  mainOf: () => string | undefined,
): readonly Route[] => [
  [/^GET \/user$/, () => ok({ login: 'alice', id: 1 })],
  [/^GET \/users\/acme$/, () => ok({ login: 'acme', type: state.ownerType })],
  [/^GET \/user\/memberships\/orgs\/acme$/, () => ok({ role: 'admin', state: 'active' })],
  [/^GET \/orgs\/acme$/, () => ok({ login: 'acme', plan: { name: state.plan } })],
  [
    /^POST \/orgs\/acme\/repos$/,
    ({ body }) => {
      if (state.repository)
        return refused(422, 'Repository creation failed.', [
          { message: 'name already exists on this account' },
        ]);
      state.repository = {
        ...{ id: 2_000_002, name: body['name'], private: body['private'], archived: false },
        security_and_analysis: { code_security: { status: 'enabled' } },
        ...{ owner: { id: 1_000_001, type: 'Organization' }, default_branch: 'main' },
      };
      return ok(state.repository, 201);
    },
  ],
  [/^GET \/repos\/acme\/services$/, () => known(state.repository)],
  [
    /^GET \/repos\/acme\/services\/branches\/main$/,
    () => {
      const sha = mainOf();
      return sha === undefined ? refused(404, 'Branch not found') : ok({ commit: { sha } });
    },
  ],
];
