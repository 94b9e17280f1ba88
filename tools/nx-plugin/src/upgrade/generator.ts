import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { findService } from '../workspace/find-service.ts';
import { withHint } from '../workspace/with-hint.ts';
import { summary } from './summary.ts';
import { upgrade } from './upgrade.ts';

export interface UpgradeOptions {
  canary?: string;
}

/**
 * Brings generated files to the installed version of Gatehouse, those of one service or of all, as the migrations of
 * "nx migrate" do. Run again, it changes nothing.
 * @throws where there is no such service, or proposals of the last upgrade are undecided; nothing is written then
 */
async function upgradeGenerator(
  tree: Tree,
  { canary }: UpgradeOptions,
): Promise<GeneratorCallback | undefined> {
  const service = canary === undefined ? undefined : findService(tree, canary).name;
  const done = await upgrade(tree, service);
  logger.info(summary(done).join('\n\n'));
  const changed = tree.listChanges().some(({ path }) => path.endsWith('package.json'));
  return changed ? () => installPackagesTask(tree, true) : undefined;
}

export default withHint(upgradeGenerator);
