import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { findService } from '../workspace/find-service.ts';
import { withHint } from '../workspace/with-hint.ts';
import { summary } from './summary.ts';
import { upgrade } from './upgrade.ts';

export interface UpgradeOptions {
  canary?: string;
}

/**
 * Upgrades generated files of one service or of all to the installed version of Gatehouse, as the migrations of "nx
 * migrate" do. A second run changes nothing.
 * @throws if there is no such service, or proposals of the last upgrade are undecided; then it writes nothing
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
