import {
  addDependenciesToPackageJson,
  installPackagesTask,
  logger,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { parse } from 'jsonc-parser';
import { GatehouseError, type Manifest } from '@gatehouse/service-manifest';
import { formatGenerated } from '../workspace/format-generated.ts';
import { dependencies, type PackageName } from '../workspace/versions.ts';
import { changeSource } from '../source/change-source.ts';
import { findService, serviceNameOf } from '../workspace/find-service.ts';
import { APPS } from '../workspace/read-services.ts';
import { refuseUnknownKind } from '../workspace/refuse-unknown-kind.ts';
import { addToChecks, addToConfiguration } from './add-to-source.ts';
import type { CheckKind } from './check-file.ts';
import { CHECK_KINDS, checkSource } from './check-source.ts';
import { withHint } from '../workspace/with-hint.ts';
import { refuseUngranted } from './refuse-ungranted.ts';

export interface DependencyCheckOptions {
  service: string;
  kind: CheckKind;
  name: string;
}

/**
 * Adds a health check to a service. An existing check is not changed.
 * @throws one line if the manifest does not grant the dependency, or the service's sources have another shape
 */
async function dependencyCheck(
  tree: Tree,
  options: DependencyCheckOptions,
): Promise<GeneratorCallback | undefined> {
  const { kind } = options;
  refuseUnknownKind(kind, CHECK_KINDS);
  const { name: service, text: manifest } = findService(tree, options.service);
  const name = kind === 'service' ? serviceNameOf(tree, options.name) : options.name;
  const folder = `${APPS}/${service}`;
  const granted = grantedNames(parse(manifest) as Manifest, kind);
  refuseUngranted(granted, service, kind, name);
  const { file, variable, setting, dependency, text } = checkSource(kind, name);
  const path = `${folder}/src/checks/${file}.ts`;
  const existing = tree.read(path, 'utf8');
  if (existing !== null) {
    const other = granted.find((each) => each !== name && checkSource(kind, each).file === file);
    if (other !== undefined && !existing.includes(setting.name))
      throw new GatehouseError(
        'GH-NX-002',
        `${path} is the check of "${other}"; write that of "${name}" by hand, in a file of another name`,
      );
    logger.info(`${path} exists; nothing to do`);
    return undefined;
  }
  tree.write(path, text);
  changeSource(
    tree,
    `${folder}/src/checks.ts`,
    `must have a list "checks" without "${variable}", such as: export const checks: DependencyCheck<Configuration>[] = [];`,
    (source) => addToChecks(source, file, variable),
  );
  changeSource(
    tree,
    `${folder}/src/configuration.ts`,
    'must have a zod object "configuration", such as: export const configuration = z.object({});',
    (source) => addToConfiguration(source, setting),
  );
  const packageJson = `${folder}/package.json`;
  if (dependency)
    addDependenciesToPackageJson(
      tree,
      dependencies(tree, [dependency as PackageName]),
      {},
      packageJson,
    );
  await formatGenerated(tree);
  const added = tree.listChanges().some((changed) => changed.path === packageJson);
  // The devkit's own callback would install only if the workspace's package.json had changed.
  return added ? () => installPackagesTask(tree, true) : undefined;
}

function grantedNames({ grants = [], calls = [] }: Manifest, kind: CheckKind): string[] {
  if (kind === 'service') return calls;
  return grants.flatMap((grant) => (grant as Partial<Record<CheckKind, string>>)[kind] ?? []);
}

export default withHint(dependencyCheck);
