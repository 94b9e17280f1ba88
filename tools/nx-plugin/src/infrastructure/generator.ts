import { logger, type Tree } from '@nx/devkit';
import { formatGenerated } from '../workspace/format-generated.ts';
import { findService } from '../workspace/find-service.ts';
import { APPS } from '../workspace/read-services.ts';
import { infrastructureSource } from './infrastructure-source.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface InfrastructureOptions {
  service: string;
}

/**
 * Writes `apps/NAME/infrastructure.ts`. An existing file is not changed.
 * @throws one line if there is no such service
 */
async function infrastructure(tree: Tree, options: InfrastructureOptions): Promise<void> {
  const { name } = findService(tree, options.service);
  const path = `${APPS}/${name}/infrastructure.ts`;
  if (tree.exists(path)) {
    logger.info(`${path} exists; nothing to do`);
    return;
  }
  tree.write(path, infrastructureSource(name));
  await formatGenerated(tree);
  logger.info(`${path} adds to the stacks of ${name}. Try it: npx nx synth infrastructure`);
}

export default withHint(infrastructure);
