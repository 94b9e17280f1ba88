import { formatFiles, generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { GatehouseError } from '@gatehouse/service-manifest';
import { dependencies } from '../workspace/versions.ts';
import { licenceOf, scopeOf } from '../workspace/identity.ts';
import { installPackage } from '../workspace/install-package.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { packagesOf } from '../workspace/packages.ts';
import { tsconfigOf } from '../workspace/project-files.ts';
import { addReference } from '../workspace/references.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { withHint } from '../workspace/with-hint.ts';

export interface LibraryOptions {
  name: string;
  description?: string;
}

const LIBS = 'libs';

/**
 * Scaffolds a library that services share. Run again, it changes nothing.
 * @throws one line where the name is not valid or taken; nothing is written then
 */
async function library(
  tree: Tree,
  options: LibraryOptions,
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
  generateFiles(tree, `${import.meta.dirname}/files`, folder, {
    name,
    description,
    packageName,
    tsconfig: tsconfigOf(tree, folder, []),
    packageJson: JSON.stringify({
      name: packageName,
      version: '0.0.0',
      description,
      private: true,
      ...licenceOf(tree),
      type: 'module',
      exports: { '.': './src/index.ts' },
      devDependencies: dependencies(tree, ['@gatehouse/testing']),
      nx: { tags: ['type:library'] },
    }),
  });
  addReference(tree, folder);
  await formatFiles(tree);
  refuseIgnored(tree, 'library');
  return () => {
    installPackage(tree, folder);
    logger.info(`
${folder} is ready. A service uses it after:

  npm install ${packageName} --workspace=apps/NAME
  npx nx sync`);
  };
}

export default withHint(library);
