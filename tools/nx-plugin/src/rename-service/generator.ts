import {
  installPackagesTask,
  logger,
  visitNotIgnoredFiles,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { GatehouseError, readManifest } from '@gatehouse/service-manifest';
import { nameDrift } from '../check-services/name-drift.ts';
import { retainedResources } from '../remove-service/retained-resources.ts';
import { writeRendered } from '../sync/write-rendered.ts';
import { formatGenerated } from '../workspace/format-generated.ts';
import { findService } from '../workspace/find-service.ts';
import { holdsFiles, nameProblem } from '../workspace/name-problem.ts';
import { APPS, manifestTexts, workspaceOf } from '../workspace/read-services.ts';
import { addReference, removeReference } from '../workspace/references.ts';
import { awsConsequences } from './aws-consequences.ts';
import { mentions } from './remaining-mentions.ts';
import { renameInManifest } from './rename-in-manifest.ts';
import { withHint } from '../workspace/with-hint.ts';
import { renameInPackages, renameInServices } from './rename-references.ts';

export interface RenameServiceOptions {
  service: string;
  name: string;
}

/**
 * Moves a service to a folder with another name, and changes its name in its own files and in other services. If the
 * folder was moved by hand, it does the rest.
 * @throws one line if there is no such service, or the new name is taken; then it writes nothing
 */
async function renameService(
  tree: Tree,
  { service, name: to }: RenameServiceOptions,
): Promise<GeneratorCallback> {
  const moved = isMoved(tree, service, to);
  const from = moved ? service : findService(tree, service).name;
  if (!moved) {
    const problem =
      nameProblem(tree, to) ??
      (holdsFiles(tree, `${APPS}/${to}`) ? 'its folder exists' : undefined);
    if (problem)
      throw new GatehouseError('GH-NX-001', `"${to}" cannot be the name of a service: ${problem}`);
    move(tree, `${APPS}/${from}`, `${APPS}/${to}`);
  }
  const file = `${APPS}/${to}/service.json`;
  const before = readManifest(file, tree.read(file, 'utf8')!);
  removeReference(tree, `${APPS}/${from}`);
  addReference(tree, `${APPS}/${to}`);
  renameInPackages(tree, from, to);
  renameInServices(tree, from, to);
  await formatGenerated(tree);
  for (const { name } of manifestTexts(tree)) writeRendered(tree, `${APPS}/${name}`);

  const workspace = workspaceOf(tree);
  const report = [
    ...mentions(tree, from, to),
    awsConsequences(from, to, before, workspace),
    retainedResources(from, before, workspace),
  ].join('\n\n');
  if (process.env['NX_DRY_RUN'] === 'true') logger.info(report);
  return () => {
    installPackagesTask(tree, true);
    logger.info(report);
  };
}

/** Whether the folder already has the new name, while some file still has the old one. */
function isMoved(tree: Tree, from: string, to: string): boolean {
  const texts = manifestTexts(tree);
  if (texts.some(({ name }) => name === from) || !texts.some(({ name }) => name === to))
    return false;
  return (
    nameDrift(tree, to).some(({ name }) => name === from) ||
    texts.some(({ text }) => renameInManifest(text, from, to) !== text)
  );
}

/** Ignored files, such as the output of a build, stay behind. */
function move(tree: Tree, from: string, to: string): void {
  const files: string[] = [];
  visitNotIgnoredFiles(tree, from, (path) => void files.push(path));
  for (const path of files) {
    tree.write(to + path.slice(from.length), tree.read(path)!);
    tree.delete(path);
  }
}

export default withHint(renameService);
