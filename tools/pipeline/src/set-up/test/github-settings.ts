import { known, none, ok, refused, type Route } from './github-reply.ts';
import type { GitHubState } from './github-state.ts';

/** Settings of the repository: of Actions, and of its security. */
export const settingRoutes = (state: GitHubState): readonly Route[] => [
  [
    /^(GET|PUT) \/repos\/acme\/services\/(actions\/permissions(?:\/workflow)?)$/,
    ({ match, body }) => {
      if (match[1] === 'GET') return known(state.settings.get(match[2]!));
      state.settings.set(match[2]!, { ...state.settings.get(match[2]!), ...body });
      return none();
    },
  ],
  [
    /^(GET|PUT) \/repos\/acme\/services\/(vulnerability-alerts|automated-security-fixes|private-vulnerability-reporting)$/,
    ({ match }) => {
      const name = match[2]!;
      if (match[1] === 'PUT') {
        state.settings.set(name, { enabled: true });
        return none();
      }
      if (name === 'vulnerability-alerts')
        return state.settings.has(name)
          ? none()
          : refused(404, 'Vulnerability alerts are disabled.');
      return ok(state.settings.get(name) ?? { enabled: false });
    },
  ],
  [
    /^(GET|PATCH) \/repos\/acme\/services\/code-scanning\/default-setup$/,
    ({ match, body }) => {
      if (match[1] === 'PATCH') state.defaultSetup = String(body['state']);
      return ok({ state: state.defaultSetup });
    },
  ],
];
