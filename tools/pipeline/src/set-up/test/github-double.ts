import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Interruption } from './interruption.ts';

type Json = Record<string, unknown>;

interface Run {
  readonly id: number;
  readonly workflow: string;
  readonly run_number: number;
  status: string;
  conclusion: string | null;
}

/** GitHub's REST API as its documentation has it, for one organisation with one repository. */
export interface GitHubDouble {
  readonly url: string;
  readonly token: string;
  readonly state: State;
  /** Paths of requests whose token was wrong. */
  readonly unauthorised: string[];
  /** The person who is asked approves the delivery. */
  approveDelivery(): void;
  stop(): Promise<void>;
}

interface State {
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

/** @param bare Folder of the repository that is pushed to. */
export async function startGitHub(bare: string, interruption: Interruption): Promise<GitHubDouble> {
  const token = `ghp_${'0123456789abcdef'.repeat(2)}`;
  const unauthorised: string[] = [];
  const state: State = {
    ownerType: 'Organization',
    plan: 'enterprise',
    repository: undefined,
    teams: new Map(),
    environments: new Map(),
    settings: new Map([
      [
        'actions/permissions',
        { enabled: true, allowed_actions: 'all', sha_pinning_required: false },
      ],
      [
        'actions/permissions/workflow',
        { default_workflow_permissions: 'write', can_approve_pull_request_reviews: false },
      ],
    ]),
    rulesets: [],
    runs: [],
    conclusion: 'success',
    defaultSetup: 'configured',
  };

  /** The commit that was pushed to main: of the file, because a process of Git for each request takes most of the time. */
  const mainOf = (): string | undefined => {
    const file = join(bare, 'refs/heads/main');
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  };

  /** A push starts a delivery, once. */
  const startRuns = (): void => {
    if (mainOf() === undefined || state.runs.length > 0) return;
    state.runs.push({
      ...{ id: 100, workflow: 'deliver.yml', run_number: 1 },
      ...{ status: 'waiting', conclusion: null },
    });
  };

  /** A run without approvals advances by itself, each time it is read. */
  const advanceRuns = (workflow: string): void => {
    for (const run of state.runs)
      if (run.workflow === workflow && run.status === 'in_progress')
        Object.assign(run, { status: 'completed', conclusion: state.conclusion });
      else if (run.workflow === workflow && run.status === 'queued') run.status = 'in_progress';
  };

  const routes: readonly [RegExp, (call: Call) => Reply][] = [
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
          return ok(
            team.pushes ? [{ full_name: 'acme/services', permissions: { push: true } }] : [],
          );
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
    [/^GET \/repos\/acme\/services$/, () => known(state.repository)],
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
    [
      /^GET \/repos\/acme\/services\/branches\/main$/,
      () => {
        const sha = mainOf();
        return sha === undefined ? refused(404, 'Branch not found') : ok({ commit: { sha } });
      },
    ],
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
    [
      /^GET \/repos\/acme\/services\/actions\/workflows\/([\w.]+)\/runs$/,
      ({ match, query }) => {
        startRuns();
        const status = query.get('status');
        advanceRuns(match[1]!);
        const found = state.runs.filter(
          (run) =>
            run.workflow === match[1] &&
            (status === null || run.status === status || run.conclusion === status),
        );
        return ok({
          total_count: found.length,
          workflow_runs: found.map((run) => ({
            ...run,
            html_url: `https://github.com/acme/services/actions/runs/${run.id}`,
          })),
        });
      },
    ],
    [
      /^POST \/repos\/acme\/services\/actions\/workflows\/([\w.]+)\/dispatches$/,
      ({ match, body }) => {
        if (mainOf() === undefined || body['ref'] !== 'main')
          return refused(422, `No ref found for: ${String(body['ref'])}`);
        const id = 100 + state.runs.length;
        state.runs.unshift({
          ...{ id, workflow: match[1]!, run_number: 1, status: 'queued', conclusion: null },
        });
        return none();
      },
    ],
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
      startRuns();
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

interface Call {
  readonly match: RegExpExecArray;
  readonly query: URLSearchParams;
  readonly body: Json;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** One element a page, so that nothing can stop at the first one. */
function pageOf(body: unknown, address: URL): { readonly body: unknown; readonly link: string } {
  const policies = (body as { branch_policies?: unknown[] } | undefined)?.branch_policies;
  const list = Array.isArray(body) ? body : policies;
  if (list === undefined) return { body, link: '' };
  const page = Number(address.searchParams.get('page') ?? 1);
  const elements = list.slice(page - 1, page);
  address.searchParams.set('page', String(page + 1));
  return {
    body: policies ? { total_count: list.length, branch_policies: elements } : elements,
    link: list.length > page ? `<${address.href}>; rel="next"` : '',
  };
}

const ok = (body: unknown, status = 200): Reply => ({ status, body });
const none = (): Reply => ({ status: 204 });
const refused = (status: number, message: string, errors?: unknown): Reply => ({
  status,
  body: { message, ...(errors !== undefined && { errors }) },
});
const known = (body: unknown): Reply => (body === undefined ? refused(404, 'Not Found') : ok(body));
