import { readWorkspace, type Service, type Workspace } from '@gatehouse/service-manifest';

/**
 * Reads `gatehouse.json` and the manifests of all services.
 * @throws {ManifestError} with all that is wrong
 */
export function readWorkspaceFolder(root: string): { workspace: Workspace; services: Service[] } {
  const folder = readWorkspace(root);
  return { workspace: folder.settings(), services: folder.services() };
}
