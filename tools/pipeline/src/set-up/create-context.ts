import { resolveCaa, resolveNs } from 'node:dns/promises';
import { readWorkspace } from '@gatehouse/service-manifest';
import { realClock } from '../aws/clock.ts';
import type { Ask } from './ask/ask.ts';
import type { Clients } from './aws/clients.ts';
import { connect } from './aws/connect.ts';
import type { SetUpContext } from './context.ts';
import { lookAt } from '../deploy/connection.ts';
import { readStatus } from '../deploy/status/read-status.ts';
import { createGitHub } from './github/create-github.ts';
import { githubToken } from './github/token.ts';
import { programsIn } from './local/programs-in.ts';

/** The connections of both commands: AWS and GitHub as the environment configures them. */
export function createContext(
  root: string,
  { env, ask, progress }: { env: NodeJS.ProcessEnv; ask: Ask; progress: (line: string) => void },
): SetUpContext {
  const folder = readWorkspace(root);
  const clients = new Map<string, Clients>();
  return {
    root,
    env,
    workspace: () => folder.settings(),
    services: () => folder.services(),
    aws(place) {
      const known = clients.get(place.name) ?? connect(place, { env, progress });
      clients.set(place.name, known);
      return known;
    },
    async status(environment, services) {
      const { aws, close } = lookAt(folder.settings(), environment);
      try {
        return await readStatus(aws, folder.settings(), environment, services);
      } finally {
        close();
      }
    },
    github: createGitHub({
      url: env['GITHUB_API_URL'] ?? 'https://api.github.com',
      token: () => githubToken(env),
    }),
    programs: programsIn(root, env, progress),
    names: { resolveNs, resolveCaa },
    ask,
    clock: realClock,
  };
}
