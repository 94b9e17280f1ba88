import { GatehouseError, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { openFolderStore } from './folder-store.ts';
import type { DeadlineOptions } from '../aws/deadline.ts';
import type { RecordStore } from './record-store.ts';

/** As `--records`: the bucket in the account of the registry. */
export const IN_REGISTRY = 'registry';

/**
 * Opens what `--records` names: a folder, or `registry`. AWS is called only where the option asks for it.
 * @param progress Told what is waited for: one line.
 * @param deadline How long a bucket is waited for; a default for reading a year.
 * @throws with one line where no gatehouse.json names the registry
 */
export async function openStore(
  place: string,
  workspace: Workspace | undefined,
  progress: (message: string) => void,
  deadline?: Partial<DeadlineOptions>,
): Promise<RecordStore> {
  if (place !== IN_REGISTRY) return openFolderStore(place);
  if (workspace === undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-002',
      '--records registry: there is no valid gatehouse.json, which names the registry',
    );
  const { account, region, recordsBucket: bucket } = registryNamesOf(workspace);
  // Loading the SDK takes longer than a command without it.
  const { openBucketStore } = await import('./bucket-store.ts');
  return openBucketStore({ bucket, region, account }, { progress, ...(deadline && { deadline }) });
}

/** Address of the run in GitHub, for people. */
export function runAddress(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
