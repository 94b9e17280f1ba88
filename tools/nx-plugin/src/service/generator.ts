import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { parse } from 'jsonc-parser';
import type { Manifest } from '@gatehouse/service-manifest';
import { freeGroup, GatehouseError } from '@gatehouse/service-manifest';
import { currentRelease } from '../releases/release.ts';
import { writeRendered } from '../sync/write-rendered.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { recordVersion } from '../workspace/generated-by.ts';
import { installPackage } from '../workspace/install-package.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { addReference } from '../workspace/references.ts';
import { APPS, manifestsOf, workspaceOf } from '../workspace/read-services.ts';
import { refuseIgnored } from '../workspace/refuse-ignored.ts';
import { freePort } from './free-port.ts';
import { manifestFromOptions } from './manifest-from-options.ts';
import { nextSteps } from './next-steps.ts';
import type { ServiceOptions } from './options.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { refuseSameChecks } from './refuse-same-checks.ts';
import { withHint } from '../workspace/with-hint.ts';
import { checksOf, serviceVariables } from './service-variables.ts';
import { withoutMore } from './without-more.ts';

/**
 * Scaffolds a service: its code, its tests, its manifest, and the files rendered from the manifest. A second run with
 * the same options changes nothing.
 * @param release The templates; Nx passes none.
 * @throws one line if the name or another option is invalid; then it writes nothing
 */
async function service(
  tree: Tree,
  given: ServiceOptions,
  release = currentRelease(),
): Promise<GeneratorCallback | undefined> {
  // Other generators also accept a package's name or a folder.
  const name = given.name.replace(/^(?:@[^/]+|apps)\//, '');
  const options = { ...given, name };
  const folder = `${APPS}/${name}`;
  const problem = nameProblem(tree, name);
  if (problem)
    throw new GatehouseError('GH-NX-001', `"${name}" cannot be the name of a service: ${problem}`);
  if (options.directory !== undefined && options.directory.replace(/\/+$/, '') !== folder)
    throw new GatehouseError(
      'GH-NX-002',
      `--directory: must be ${folder}, not "${options.directory}": Nx finds services only directly in ${APPS}/`,
    );

  const workspace = workspaceOf(tree);
  const manifests = manifestsOf(tree);
  if (holdsFiles(tree, folder)) {
    const existing = parse(tree.read(`${folder}/service.json`, 'utf8') ?? '{}') as Manifest;
    const port = options.port ?? manifests.get(name)?.port ?? 0;
    const wanted = manifestFromOptions(options, port, workspace);
    if (!isDeepStrictEqual(withoutMore(existing, wanted), wanted))
      throw new GatehouseError(
        'GH-NX-002',
        `${folder} exists; choose another name, or change ${folder}/service.json and run "npx nx sync"`,
      );
    logger.info(`${folder} exists with these options; nothing to do`);
    return undefined;
  }

  const manifest = manifestFromOptions(
    options,
    options.port ?? freePort(manifests),
    workspace,
    freeGroup([...manifests.values()]),
  );
  refuseForeign(name, manifest, manifests);
  tree.write(`${folder}/service.json`, JSON.stringify(manifest));
  generateFiles(
    tree,
    join(release.folder, 'service/files'),
    folder,
    serviceVariables(tree, name, manifest, release),
  );
  for (const { file, text } of checksOf(manifest))
    tree.write(`${folder}/src/checks/${file}.ts`, text);
  recordVersion(tree, folder, release.version);
  addReference(tree, folder);
  await formatGenerated(tree);
  // Written last and not formatted, because sync compares rendered files byte for byte.
  writeRendered(tree, folder);
  refuseSameChecks(manifest);
  refuseIgnored(tree, 'service');
  const steps = nextSteps(name, manifest, workspace);
  return () => {
    installPackage(tree, folder);
    logger.info(steps);
  };
}

export default withHint(service);
