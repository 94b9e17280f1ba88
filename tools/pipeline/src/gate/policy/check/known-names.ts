import { readWorkspace, type Workspace } from '@gatehouse/service-manifest';
import type { PolicyFile } from '../policy-schema.ts';
import type { KnownNames } from './check.ts';

/** The names of services and environments in the workspace of the current folder. */
export async function knownNames(
  workspace: Workspace | undefined,
  policy: PolicyFile,
): Promise<KnownNames> {
  const environments = workspace?.environments;
  const { names } = readWorkspace(process.cwd());
  return {
    services: names.length > 0 ? names : undefined,
    environments: Object.keys(environments ?? policy.environments),
    policyNames: environments && [
      ...new Set(Object.entries(environments).map(([name, { gate }]) => gate ?? name)),
    ],
  };
}
