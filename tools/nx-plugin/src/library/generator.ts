import { join } from 'node:path';
import { generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { currentRelease } from '../releases/release.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { recordVersion } from '../workspace/generated-by.ts';
import { scopeOf } from '../workspace/identity.ts';
import { installPackage } from '../workspace/install-package.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { packagesOf } from '../workspace/packages.ts';
import { addReference } from '../workspace/references.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { withHint } from '../workspace/with-hint.ts';
import { libraryVariables, LIBS } from './library-variables.ts';

export interface LibraryOptions {
  name: string;
  description?: string;
}

/**
 * Scaffolds a library that services share. A second run changes nothing.
 * @param release The templates; Nx passes none.
 * @throws one line if the name is invalid or taken; then it writes nothing
 */
async function library(
  tree: Tree,
  options: LibraryOptions,
  release = currentRelease(),
): Promise<GeneratorCallback | undefined> {
  const name = options.name.replace(/^(?:@[^/]+|libs)\//, '');
  const packageName = `${scopeOf(tree)}/${name}`;
  const folder = `${LIBS}/${name}`;
  if (packagesOf(tree).get(packageName)?.folder === folder) {
    logger.info(`${folder} exists; nothing to do`);
    return undefined;
  }
  const problem =
    nameProblem(tree, name, LIBS) ?? (holdsFiles(tree, folder) ? `${folder} exists` : undefined);
  if (problem)
    throw new GatehouseError('GH-NX-001', `"${name}" cannot be the name of a library: ${problem}`);
  const description = options.description || `The ${name} library`;
  const variables = libraryVariables(tree, name, description, release);
  generateFiles(tree, join(release.folder, 'library/files'), folder, variables);
  recordVersion(tree, folder, release.version);
  addReference(tree, folder);
  await formatGenerated(tree);
  refuseIgnored(tree, 'library');
  return () => {
    installPackage(tree, folder);
    logger.info(`
${folder} is ready. A service uses it after:

  ${variables.add}
  npx nx sync`);
  };
}

export default withHint(library);
