import type { Workspace } from '@gatehouse/service-manifest';
import type { DifferentStack } from './difference.ts';
import { planOf } from './plan.ts';
import { placesOf } from './stack.ts';

/**
 * @param isSuperseded Whether a newer commit deploys the stacks: services wait for that, and reviewers are not asked
 */
export const planOutputs = (
  workspace: Workspace,
  different: readonly DifferentStack[],
  isSuperseded: boolean,
): string =>
  [
    `stacks=${JSON.stringify(planOf(different))}`,
    ...placesOf(workspace).map((place) => {
      const names = different.filter((each) => each.place === place).map(({ name }) => name);
      return `stacks-${place}=${isSuperseded ? '' : names.join(' ')}`;
    }),
    '',
  ].join('\n');
