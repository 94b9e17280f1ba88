import { basename, dirname } from 'node:path';
import { type Tree } from '@nx/devkit';
import {
  GatehouseError,
  readManifest,
  readServices,
  parseWorkspace,
  type Manifest,
  type ManifestText,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';

export const WORKSPACE_FILE = 'gatehouse.json';
export const APPS = 'apps';

/** @throws one line if there is no `gatehouse.json`; {@link ManifestError} if it is invalid */
export function workspaceOf(tree: Tree): Workspace {
  const text = tree.read(WORKSPACE_FILE, 'utf8');
  if (text === null)
    throw new GatehouseError(
      'GH-WORKSPACE-002',
      `There is no ${WORKSPACE_FILE} at the top of the workspace, which says where services are deployed to`,
    );
  return parseWorkspace(WORKSPACE_FILE, text);
}

/** All manifests, sorted by service name. */
export function manifestTexts(tree: Tree): ManifestText[] {
  return tree
    .children(APPS)
    .sort()
    .flatMap((folder) => {
      const file = `${APPS}/${folder}/service.json`;
      const text = tree.read(file, 'utf8');
      return text === null ? [] : [{ name: basename(dirname(file)), file, text }];
    });
}

/**
 * All manifests by service name, each checked separately.
 * @throws {ManifestError} if one cannot be read
 */
export function manifestsOf(tree: Tree): Map<string, Manifest> {
  return new Map(
    manifestTexts(tree).map(({ name, file, text }) => [name, readManifest(file, text)]),
  );
}

/** @throws {ManifestError} with all problems in and between the manifests */
export function servicesOf(tree: Tree, workspace: Workspace): Service[] {
  return readServices(manifestTexts(tree), workspace);
}
