import type { EnvironmentSettings } from '../schema/environment-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { isShared } from '../shared-account.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Values that two environments cannot share; `before` are the environments above this one. */
export function twinFindings(
  name: string,
  { account, region, domain, cluster }: EnvironmentSettings,
  before: readonly [string, EnvironmentSettings][],
  workspace: Workspace,
): DocumentProblem[] {
  const here = before.filter(([, it]) => it.account === account && it.region === region);
  const [inPlace] =
    here.find(([other]) => !isShared(workspace, other) || !isShared(workspace, name)) ?? [];
  const [inCluster] = here.find(([, it]) => it.cluster === cluster) ?? [];
  const [inDomain] = before.find(([, it]) => domain !== undefined && it.domain === domain) ?? [];
  if (inPlace !== undefined)
    return [
      {
        path: ['environments', name],
        message: `has account and region of "${inPlace}"; topics, queues and tables of the two would have the same names unless both have "sharedAccount": true`,
      },
    ];
  if (inCluster !== undefined)
    return [
      {
        path: ['environments', name, 'cluster'],
        message: `is the cluster of "${inCluster}" already, in the same account and region`,
      },
    ];
  if (inDomain === undefined) return [];
  const message = `is the domain of "${inDomain}" already; services of the two would have the same addresses`;
  return [{ path: ['environments', name, 'domain'], message }];
}
