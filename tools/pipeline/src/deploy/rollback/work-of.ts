import type { Service } from '@aws-sdk/client-ecs';
import type { Work } from '../apply/work.ts';
import { requestOf } from '../plan/compare-revision.ts';
import type { Current } from '../plan/current.ts';
import { planOf } from '../plan/plan-of.ts';
import type { Revision } from '../plan/read-revision.ts';
import type { Location } from '../subject.ts';
import { balancersFor } from './balancers-for.ts';
import { nothingElse } from './nothing-else.ts';

/** What restores a revision, and what else that changes, one line each. */
export function workOf(
  names: Location['names'],
  found: Current & { readonly service: Service },
  revision: Revision,
): { readonly work: Work; readonly changes: readonly string[] } {
  const balancers = balancersFor(found.service, revision);
  const same = nothingElse(names);
  const wanted = {
    ...{ taskDefinition: requestOf(revision), ...same },
    service: {
      ...same.service,
      ...(balancers && { loadBalancers: balancers.loadBalancers }),
    },
  };
  const current = { ...found, newestRevision: revision };
  return {
    work: { wanted, current, plan: planOf(wanted, current) },
    changes: balancers?.changes ?? [],
  };
}
