import type { SetUpContext } from '../context.ts';
import { planOf } from '../plan.ts';
import { applySteps } from '../run/apply-steps.ts';
import { checkSteps } from '../run/check-steps.ts';
import type { Result } from '../run/step-result.ts';
import type { AccountDouble } from './account-double.ts';
import { startAccount } from './aws-double.ts';
import { startGitHub, type GitHubDouble } from './github-double.ts';
import { Interruption } from './interruption.ts';
import { ACCOUNTS, createWorkspace, type Shape, type WorkspaceFolder } from './workspace.ts';
import { contextOf } from './world-context.ts';

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
