import { readWorkspace } from '@gatehouse/service-manifest';
import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import type { Row } from '../../deploy/status/row.ts';
import type { Ask } from '../ask/ask.ts';
import type { Clients } from '../aws/clients.ts';
import { connect } from '../aws/connect.ts';
import type { SetUpContext } from '../context.ts';
import { createGitHub } from '../github/create-github.ts';
import type { GitHub } from '../github/github.ts';
import { programsIn } from '../local/programs-in.ts';
import { planOf } from '../plan.ts';
import { applySteps } from '../run/apply-steps.ts';
import { checkSteps } from '../run/check-steps.ts';
import type { Result } from '../run/step-result.ts';
import { startAccount, type AccountDouble } from './aws-double.ts';
import { runFake } from './fake-programs.mjs';
import { startGitHub, type GitHubDouble } from './github-double.ts';
import { Interruption } from './interruption.ts';
import { ACCOUNTS, createWorkspace, type Shape, type WorkspaceFolder } from './workspace.ts';

/** What a person answers. The secret is one that the search for leaks knows. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'sso-start-url': 'https://acme.awsapps.com/start',
  'operations-mail': 'operations@acme.dev',
  'second-person': 'bob',
  'secret/development/payments/bank': 'gatehouse-seeded-set-up-development',
  'secret/production/payments/bank': 'gatehouse-seeded-set-up-production',
};

/** A template's clone, empty accounts, an empty GitHub, and a person who does what is theirs. */
export interface SetUpWorld {
  readonly folder: WorkspaceFolder;
  readonly accounts: ReadonlyMap<string, AccountDouble>;
  readonly github: GitHubDouble;
  readonly interruption: Interruption;
  /** Ids of the questions that were asked. */
  readonly asked: string[];
  readonly context: SetUpContext;
  /** As `gatehouse set-up` does, once. */
  setUp(): Promise<Result[]>;
  /** As `gatehouse doctor` does. */
  doctor(): Promise<Result[]>;
  /** DNS, mails, and the approval of the delivery. */
  actAsPerson(): void;
  stop(): Promise<void>;
}

export async function startSetUpWorld(shape: Shape): Promise<SetUpWorld> {
  const folder = createWorkspace(shape);
  const interruption = new Interruption();
  const ids = shape === 'one' ? [ACCOUNTS.production] : Object.values(ACCOUNTS);
  const accounts = new Map<string, AccountDouble>();
  for (const id of ids) accounts.set(id, await startAccount(id, interruption));
  const github = await startGitHub(folder.bare, interruption);
  const asked: string[] = [];
  const publicNames = new Map<string, string[]>();
  const context = contextOf({ folder, accounts, github, interruption, asked, publicNames });
  const production = accounts.get(ACCOUNTS.production)!;
  const steps = () => planOf(context.workspace(), context.services());
  return {
    ...{ folder, accounts, github, interruption, asked, context },
    setUp: () => applySteps(steps(), context),
    doctor: () => checkSteps(steps(), context),
    actAsPerson() {
      const zone = production.route53.zoneOf('acme.dev');
      if (zone) publicNames.set('acme.dev', production.route53.nameServersOf(zone).reverse());
      for (const account of accounts.values()) account.confirmMails();
      github.approveDelivery();
    },
    async stop() {
      await Promise.all([...accounts.values(), github].map((each) => each.stop()));
      folder.remove();
    },
  };
}

interface Parts {
  readonly folder: WorkspaceFolder;
  readonly accounts: ReadonlyMap<string, AccountDouble>;
  readonly github: GitHubDouble;
  readonly interruption: Interruption;
  readonly asked: string[];
  readonly publicNames: ReadonlyMap<string, string[]>;
}

function contextOf(parts: Parts): SetUpContext {
  const { folder, accounts, github, interruption, asked, publicNames } = parts;
  const { root } = folder;
  const env = { ...folder.env };
  const clock = new VirtualClock();
  const endpointOf = (account: string) => accounts.get(account)?.url ?? 'http://127.0.0.1:1';
  const real = programsIn(root, env, () => undefined);
  const clients = new Map<string, Clients>();
  const ask: Ask = ({ id }) => {
    asked.push(id);
    const answer = ANSWERS[id];
    return answer === undefined
      ? Promise.reject(new Error(`asked for ${id}`))
      : Promise.resolve(answer);
  };
  /** A program that writes ends after what it did, or never starts. */
  const interrupted = async <T>(
    name: string,
    writes: boolean,
    run: () => Promise<T>,
  ): Promise<T> => {
    if (interruption.cut) throw new Error('interrupted');
    const ended = await run();
    if (writes && interruption.wrote(name)) throw new Error('interrupted');
    return ended;
  };
  return {
    ...{ root, env, ask, clock },
    workspace: () => readWorkspace(root).settings(),
    services: () => readWorkspace(root).services(),
    aws(place) {
      if (interruption.cut) throw new Error('interrupted');
      const known =
        clients.get(place.name) ??
        connect(place, {
          env,
          clock,
          endpoint: endpointOf(place.account),
          credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
          progress: () => undefined,
        });
      clients.set(place.name, known);
      return known;
    },
    status: (environment, services) =>
      Promise.resolve(
        services.map((service): Row => {
          const delivered = github.state.runs.some(({ conclusion }) => conclusion === 'success');
          const record = delivered ? ({} as NonNullable<Row['record']>) : undefined;
          return { environment, service, record, seen: undefined, drift: [], unknown: undefined };
        }),
      ),
    github: endsWith(
      interruption,
      createGitHub({
        url: github.url,
        token: () => Promise.resolve(github.token),
        pause: () => 0,
      }),
    ),
    programs: {
      local: (name, args) =>
        interrupted(`${name} ${args[0]}`, args[0] === 'sync', async () => {
          const { code, output } = await runFake(name, args, { root, endpointOf });
          return { code, stdout: output, tail: output.trim() };
        }),
      look: async (name, args) => {
        if (interruption.cut) throw new Error('interrupted');
        const { code, output } = await runFake(name, args, { root, endpointOf });
        return { code, stdout: output, tail: output.trim() };
      },
      git: (...args) =>
        interrupted(
          `git ${args.slice(0, 2).join(' ')}`,
          !/^(?:config|status|add)$/.test(args[0]!),
          () => real.git(...args),
        ),
    },
    names: {
      resolveNs: (domain) => {
        const found = publicNames.get(domain);
        return found
          ? Promise.resolve(found)
          : Promise.reject(Object.assign(new Error('queryNs ENOTFOUND'), { code: 'ENOTFOUND' }));
      },
      resolveCaa: () => Promise.reject(Object.assign(new Error('queryCaa'), { code: 'ENODATA' })),
    },
  };
}

/** Once the process is gone, nothing begins any more. */
const endsWith = (interruption: Interruption, github: GitHub): GitHub =>
  new Proxy(github, {
    get(target, name: keyof GitHub) {
      if (interruption.cut) throw new Error('interrupted');
      return target[name];
    },
  });
