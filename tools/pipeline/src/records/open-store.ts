import { existsSync } from 'node:fs';
import { GatehouseError, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';
import { openFolderStore, RECORDS_FOLDER } from './folder-store.ts';
import type { DeadlineOptions } from '../aws/deadline.ts';
import type { RecordStore } from './record-store.ts';

/** For `--records`: the bucket in the registry's account. */
export const IN_REGISTRY = 'registry';

/**
 * Opens the store of `--records`: a folder, or `registry`. AWS is called only if the option says so.
 * @param progress Called with what is being waited for: one line.
 * @param deadline Time limit for a bucket; the default suffices to read a year.
 * @throws with one line if no gatehouse.json names the registry
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

/**
 * Opens a store to read it. A folder that is named has to exist; the default one is created with the first record.
 * @throws with one line if it does not, and as {@link openStore}
 */
export function openExistingStore(...args: Parameters<typeof openStore>): Promise<RecordStore> {
  const [place] = args;
  if (place !== IN_REGISTRY && place !== RECORDS_FOLDER && !existsSync(place))
    throw new GatehouseError('GH-RECORDS-003', `--records: there is no folder ${place}`);
  return openStore(...args);
}

/** Address of the GitHub run, for people. */
export function runAddress(env: NodeJS.ProcessEnv): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}
