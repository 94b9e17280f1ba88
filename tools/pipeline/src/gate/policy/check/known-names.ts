import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '@gatehouse/service-manifest';
import type { PolicyFile } from '../policy-schema.ts';
import type { KnownNames } from './check.ts';

const APPS = 'apps';

/** The names of services and environments in the workspace of the current directory. */
export async function knownNames(
  workspace: Workspace | undefined,
  policy: PolicyFile,
): Promise<KnownNames> {
  const environments = workspace?.environments;
  return {
    services: await services(),
    environments: Object.keys(environments ?? policy.environments),
    policyNames: environments && [
      ...new Set(Object.entries(environments).map(([name, { gate }]) => gate ?? name)),
    ],
  };
}

async function services(): Promise<readonly string[] | undefined> {
  if (!existsSync(APPS)) return undefined;
  const entries = await readdir(APPS);
  const found = entries.filter((name) => existsSync(join(APPS, name, 'service.json')));
  return found.length > 0 ? found : undefined;
}
