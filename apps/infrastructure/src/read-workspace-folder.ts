import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readServices,
  readWorkspace,
  type Service,
  type Workspace,
} from '@gatehouse/service-manifest';

/**
 * Reads `gatehouse.json` and the manifests of all services.
 * @throws {ManifestError} with all that is wrong
 */
export function readWorkspaceFolder(root: string): { workspace: Workspace; services: Service[] } {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const workspace = readWorkspace('gatehouse.json', read('gatehouse.json'));
  const texts = readdirSync(join(root, 'apps'))
    .sort()
    .map((name) => ({ name, file: `apps/${name}/service.json` }))
    .filter(({ file }) => existsSync(join(root, file)))
    .map(({ name, file }) => ({ name, file, text: read(file) }));
  return { workspace, services: readServices(texts, workspace) };
}
