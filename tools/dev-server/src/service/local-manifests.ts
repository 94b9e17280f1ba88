import { readWorkspace, type Manifest } from '@gatehouse/service-manifest';

/** Names of all services of the workspace, sorted. */
export const serviceNames = async (workspace: string): Promise<readonly string[]> =>
  readWorkspace(workspace).names;

/**
 * A service's manifest.
 * @throws {ManifestError} that names file, line and problem; one line where there is none
 */
export const manifestOf = async (workspace: string, name: string): Promise<Manifest> =>
  readWorkspace(workspace).manifest(name);

/** The manifests of all services that have a valid one: what is wrong in another is not this one's business. */
export async function validManifests(workspace: string): Promise<Map<string, Manifest>> {
  const manifests = new Map<string, Manifest>();
  for (const name of await serviceNames(workspace)) {
    const manifest = await manifestOf(workspace, name).catch(() => undefined);
    if (manifest) manifests.set(name, manifest);
  }
  return manifests;
}
