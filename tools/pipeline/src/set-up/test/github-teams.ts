import { known, none, ok, refused, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/** Teams of the organisation: https://docs.github.com/en/rest/teams */
export const teamRoutes = (state: GitHubState): readonly Route[] => [
  [/^GET \/orgs\/acme\/teams\/([\w-]+)$/, ({ match }) => known(state.teams.get(match[1]!))],
  [
    /^POST \/orgs\/acme\/teams$/,
    ({ body }) => {
      const slug = String(body['name']);
      if (state.teams.has(slug)) return refused(422, 'Validation Failed');
      // Who creates a team of an organisation is not its member by that.
      const team = { id: 10 + state.teams.size, members: [], invited: [], pushes: false };
      state.teams.set(slug, team);
      return ok({ id: team.id, slug }, 201);
    },
  ],
  [
    /^GET \/orgs\/acme\/teams\/([\w-]+)\/(members|invitations|repos)$/,
    ({ match }) => {
      const team = state.teams.get(match[1]!);
      if (!team) return refused(404, 'Not Found');
      if (match[2] === 'repos')
        return ok(team.pushes ? [{ full_name: 'acme/services', permissions: { push: true } }] : []);
      return ok(team[match[2] === 'members' ? 'members' : 'invited'].map((login) => ({ login })));
    },
  ],
  [
    /^PUT \/orgs\/acme\/teams\/([\w-]+)\/memberships\/([\w-]+)$/,
    ({ match }) => {
      const team = state.teams.get(match[1]!);
      if (!team) return refused(404, 'Not Found');
      const list = match[2] === 'alice' ? team.members : team.invited;
      if (!list.includes(match[2]!)) list.push(match[2]!);
      return ok({ state: match[2] === 'alice' ? 'active' : 'pending' });
    },
  ],
  [
    /^PUT \/orgs\/acme\/teams\/([\w-]+)\/repos\/acme\/services$/,
    ({ match }) => {
      const team = state.teams.get(match[1]!);
      if (!team || !state.repository) return refused(404, 'Not Found');
      team.pushes = true;
      return none();
    },
  ],
];
