import type { App } from 'aws-cdk-lib';
import { accountOf, type Workspace } from '@gatehouse/service-manifest';
import { AccountStack } from './account/account-stack.ts';
import type { AccountRegion } from './gatehouse-stack.ts';

/** Creates one stack for each account, regardless of which parts (registry, environments) it holds. */
export function accountStacks(
  app: App,
  workspace: Workspace,
  places: readonly AccountRegion[],
  groups: readonly number[],
) {
  const { registry } = workspace;
  const stacks = new Map<string, AccountStack>();
  for (const place of places)
    if (!stacks.has(place.account))
      stacks.set(
        place.account,
        new AccountStack(
          app,
          place,
          accountOf(workspace, place.account),
          place.account === registry.account,
          groups,
        ),
      );
  return ({ account }: AccountRegion) => stacks.get(account)!;
}
