import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { environmentRoutes } from './github-environments.ts';
import { pageOf } from './github-page.ts';
import { refused, type Json, type Reply, type Route } from './github-reply.ts';
import { repositoryRoutes } from './github-repository.ts';
import { rulesetRoutes } from './github-rulesets.ts';
import { runRoutes, startRuns } from './github-runs.ts';
import { settingRoutes } from './github-settings.ts';
import { emptyState, type GitHubState } from './github-state.ts';
import { teamRoutes } from './github-teams.ts';
import type { Interruption } from './interruption.ts';
import { mainOf } from './main-of.ts';

/** GitHub's REST API as its documentation has it, for one organisation with one repository. */
export interface GitHubDouble {
  readonly url: string;
  readonly token: string;
  readonly state: GitHubState;
  /** Paths of requests whose token was wrong. */
  readonly unauthorised: string[];
  /** The person who is asked approves the delivery. */
  approveDelivery(): void;
  stop(): Promise<void>;
}

/** @param bare Folder of the repository that is pushed to. */
export async function startGitHub(bare: string, interruption: Interruption): Promise<GitHubDouble> {
  const token = `ghp_${'0123456789abcdef'.repeat(2)}`;
  const unauthorised: string[] = [];
  const state = emptyState();

  const main = () => mainOf(bare);

  const routes: readonly Route[] = [
    ...repositoryRoutes(state, main),
    ...teamRoutes(state),
    ...environmentRoutes(state),
    ...settingRoutes(state),
    ...rulesetRoutes(state),
    ...runRoutes(state, main),
  ];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://github');
    const content = await text(request);
    if (interruption.cut) return void response.destroy();
    const name = `${method} ${pathname}`;
    let reply: Reply;
    if (headers.authorization !== `Bearer ${token}`) {
      unauthorised.push(name);
      reply = refused(401, 'Bad credentials');
    } else {
      const body = (content === '' ? {} : JSON.parse(content)) as Json;
      const found = routes
        .map(([pattern, answer]) => ({ match: pattern.exec(name), answer }))
        .find(({ match }) => match !== null);
      // Below a repository that does not exist there is nothing.
      const gone = pathname.startsWith('/repos/') && state.repository === undefined;
      reply =
        found?.match && !gone
          ? found.answer({ match: found.match, query, body })
          : refused(404, 'Not Found');
    }
    if (method !== 'GET' && interruption.wrote(`GitHub ${name}`)) return void response.destroy();
    const { body, link } = pageOf(reply.body, new URL(request.url ?? '/', own()));
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', link });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }

  const server = createServer((request, response) => void handle(request, response));
  // A connection that it closes while a caller reuses it fails the call.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own(),
    ...{ token, state, unauthorised },
    approveDelivery() {
      startRuns(state, main());
      const run = state.runs.find(({ workflow }) => workflow === 'deliver.yml');
      if (run) Object.assign(run, { status: 'completed', conclusion: 'success' });
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await Promise.resolve();
    },
  };
}
