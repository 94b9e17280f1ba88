import {
  addDependenciesToPackageJson,
  formatFiles,
  logger,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { suggest, type Manifest } from '@gatehouse/service-manifest';
import { dependencies, type PackageName } from '../service/versions.ts';
import { manifestTextOf } from '../workspace/edit-manifest.ts';
import { APPS } from '../workspace/read-services.ts';
import { addToChecks, addToConfiguration } from './add-to-source.ts';
import { checkSource, type CheckKind } from './check-source.ts';

export interface DependencyCheckOptions {
  service: string;
  kind: CheckKind;
  name: string;
}

/**
 * Adds a health check to a service. One that is there already stays as it is.
 * @throws one line where the manifest does not grant what is to be checked, or the service's sources have another shape
 */
export default async function dependencyCheck(
  tree: Tree,
  { service, kind, name }: DependencyCheckOptions,
): Promise<GeneratorCallback | undefined> {
  const folder = `${APPS}/${service}`;
  const manifest = parse(manifestTextOf(tree, service)) as Manifest;
  const granted = grantedNames(manifest, kind);
  if (!granted.includes(name))
    throw new Error(
      `${folder}/service.json ${kind === 'service' ? 'has no call of' : `grants no ${kind}`} "${name}"${suggest(name, granted)}`,
    );
  const { file, variable, setting, dependency, text } = checkSource(kind, name);
  const path = `${folder}/src/checks/${file}.ts`;
  if (tree.exists(path)) {
    logger.info(`${path} is there already; nothing to do`);
    return undefined;
  }
  tree.write(path, text);
  change(tree, `${folder}/src/checks.ts`, 'a list "checks"', (source) =>
    addToChecks(source, file, variable),
  );
  change(tree, `${folder}/src/configuration.ts`, '"configuration = z.object({...})"', (source) =>
    addToConfiguration(source, setting),
  );
  const install =
    dependency &&
    addDependenciesToPackageJson(
      tree,
      dependencies([dependency as PackageName]),
      {},
      `${folder}/package.json`,
    );
  await formatFiles(tree);
  return install || undefined;
}

function grantedNames({ grants = [], calls = [] }: Manifest, kind: CheckKind): string[] {
  if (kind === 'service') return calls;
  return grants.flatMap((grant) => (grant as Partial<Record<CheckKind, string>>)[kind] ?? []);
}

function change(
  tree: Tree,
  path: string,
  expected: string,
  to: (source: string) => string | undefined,
): void {
  const source = tree.read(path, 'utf8');
  const changed = source === null ? undefined : to(source);
  if (changed === undefined) throw new Error(`${path} must have ${expected} to add the check to`);
  tree.write(path, changed);
}
