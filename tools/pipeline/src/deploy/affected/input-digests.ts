import { productionPackages, readLockfile, shippedEntry } from '@gatehouse/bundle';
import { DEPLOY_FOLDER } from '@gatehouse/service-manifest';
import { bundleSettings } from './bundle-settings.ts';
import { bundlerDigest } from './bundler-digest.ts';
import { hash } from './hash.ts';
import { isAsset } from './is-asset.ts';
import { moduleGraph } from './module-graph.ts';
import { ownPackages } from './own-packages.ts';
import { settingsFolders } from './settings-folders.ts';
import { shippedFields } from './shipped-fields.ts';
import { digestOf, isProgram, trackedFiles } from './workspace-files.ts';

/** Changes with the set of hashed inputs; then all services count as changed, once. */
const FORMAT = 2;

/**
 * By service, then by environment: the digest of the image's inputs and of the rendered files. SHA-256, hexadecimal.
 */
export type InputDigests = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Digests of everything that decides what runs: the modules of the service and its assets, the fields of package.json
 * and tsconfig.json that the bundler reads, the shipped entries of the lockfile, the bundler, Dockerfile and
 * `.dockerignore` (including the base images), and the rendered files. Two commits with the same digest give the same
 * deployment. Other files are not in the image: the bundler refuses code that reads them.
 * @param root The workspace.
 * @throws if a service is unreadable, because its inputs are unknown then
 */
export async function inputDigests(
  root: string,
  services: readonly string[],
  environments: readonly string[],
): Promise<InputDigests> {
  const lockfile = readLockfile(root);
  const own = ownPackages(lockfile);
  const tracked = await trackedFiles(root);
  const read = cached((file: string) => digestOf(root, file));
  const fields = cached((folder: string) => shippedFields(root, folder));
  const entry = cached(async (location: string) =>
    hash([location, shippedEntry(lockfile.packages[location] ?? {})]),
  );
  const entryOf = (service: string) => `apps/${service}/src/main.ts`;
  const graph = await moduleGraph(root, services.map(entryOf), (name) => own.has(name));
  const bundler = await bundlerDigest(lockfile, tracked, read);
  const common = [bundler, await read('.npmrc'), await fields('')];

  const digests = new Map<string, Map<string, string>>();
  for (const service of services) {
    const folder = `apps/${service}`;
    const packages = productionPackages(lockfile, folder);
    const folders = packages
      .map(({ location }) => location)
      .filter((location) => !location.includes('node_modules/'));
    const { external, assets } = await bundleSettings(root, folder);
    const modules = [...(graph.get(entryOf(service)) ?? [])];
    const carried = assets.flatMap((asset) =>
      tracked.filter((file) => isAsset(file, `${folder}/${asset}`)),
    );
    const files = [
      ...modules,
      ...carried,
      ...[`${folder}/Dockerfile`, `${folder}/Dockerfile.dockerignore`],
    ];
    const image = hash([
      ...[...common, external, assets],
      ...(await Promise.all(
        [...new Set(files)].sort().map(async (file) => [file, await read(file)]),
      )),
      ...(await Promise.all(carried.map((file) => isProgram(root, file)))),
      ...(await Promise.all(settingsFolders(folders, modules).map(fields))),
      ...(await Promise.all(packages.map(({ location }) => entry(location)))),
    ]);
    const rendered = new Map<string, string>();
    for (const environment of environments) {
      const prefix = `${folder}/${DEPLOY_FOLDER}/${environment}/`;
      const documents = tracked.filter((file) => file.startsWith(prefix));
      const parts = await Promise.all(documents.map(async (file) => [file, await read(file)]));
      rendered.set(environment, hash([FORMAT, image, ...parts]));
    }
    digests.set(service, rendered);
  }
  return digests;
}

function cached<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
