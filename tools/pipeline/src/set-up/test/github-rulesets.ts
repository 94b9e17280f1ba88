import { known, ok, refused, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/** https://docs.github.com/en/rest/repos/rules */
export const rulesetRoutes = (state: GitHubState): readonly Route[] => [
  [
    /^GET \/repos\/acme\/services\/rulesets(?:\/(\d+))?$/,
    ({ match }) =>
      match[1] === undefined
        ? // The list has no rules.
          ok(state.rulesets.map(({ id, name }) => ({ id, name })))
        : known(state.rulesets.find(({ id }) => id === Number(match[1]))),
  ],
  [
    /^(POST|PUT) \/repos\/acme\/services\/rulesets(?:\/(\d+))?$/,
    ({ match, body }) => {
      const id = match[2] === undefined ? 500 + state.rulesets.length : Number(match[2]);
      if (!match[2] && state.rulesets.some(({ name }) => name === body['name']))
        return refused(422, 'Validation Failed', ['Name must be unique']);
      const at = state.rulesets.findIndex((each) => each['id'] === id);
      state.rulesets.splice(at < 0 ? state.rulesets.length : at, at < 0 ? 0 : 1, { id, ...body });
      return ok({ id }, match[2] ? 200 : 201);
    },
  ],
];
