import {
  formatFiles,
  generateFiles,
  installPackagesTask,
  logger,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { dependencies } from '../service/versions.ts';
import { licenceOf, scopeOf } from '../workspace/identity.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { addCommand, usesPnpm } from '../workspace/package-manager.ts';
import { packagesOf } from '../workspace/packages.ts';
import { tsconfigOf } from '../workspace/project-files.ts';
import { addReference } from '../workspace/references.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';

export interface LibraryOptions {
  name: string;
  description?: string;
}

const LIBS = 'libs';

/**
 * Scaffolds a library that services share. Run again, it changes nothing.
 * @throws one line where the name is not valid or taken; nothing is written then
 */
export default async function library(
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
  const problem = holdsFiles(tree, folder) ? `${folder} exists` : nameProblem(tree, name, LIBS);
  if (problem) throw new Error(`"${name}" cannot be the name of a library: ${problem}`);
  const add = addCommand(
    tree,
    usesPnpm(tree) ? `${packageName} --workspace` : packageName,
    'apps/NAME',
  );
  const description = options.description || `The ${name} library`;
  generateFiles(tree, `${import.meta.dirname}/files`, folder, {
    name,
    description,
    add,
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
    installPackagesTask(tree, true);
    logger.info(`
${folder} is ready. A service uses it after:

  ${add}
  npx nx sync`);
  };
}
