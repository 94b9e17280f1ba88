import { productionPackages, shippedEntry, type Lockfile } from '@gatehouse/bundle';
import { hash } from './hash.ts';

const BUNDLER = ['tools/bundle', 'node_modules/@gatehouse/bundle'];
/** Files of the bundler that do not bundle. */
const NOT_SHIPPED =
  /(?:^|\/)(?:test|dist|deploy|node_modules|__snapshots__)\/|\.spec\.[cm]?tsx?$|\.md$|(?:^|\/)(?:\.env[^/]*|package\.json|project\.json|tsconfig[^/]*\.json|jest\.config\.[cm]?[jt]s|LICENSE[^/]*|\.gitignore)$/;

/**
 * The digest of the bundler and its packages.
 * @param tracked The files of the workspace
 */
export async function bundlerDigest(
  lockfile: Lockfile,
  tracked: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<string> {
  const folder = BUNDLER.find((each) => lockfile.packages[each] !== undefined);
  if (folder === undefined) return 'none';
  const files = tracked.filter((file) => file.startsWith(`${folder}/`) && !NOT_SHIPPED.test(file));
  return hash([
    ...(await Promise.all(files.map(async (file) => [file, await read(file)]))),
    ...productionPackages(withoutPeers(lockfile, folder), folder).map(({ location, locked }) => [
      location,
      shippedEntry(locked),
    ]),
  ]);
}

/** The bundler's peers are for the sources of this workspace, and an image's build does without them. */
function withoutPeers(lockfile: Lockfile, folder: string): Lockfile {
  const { link, resolved = folder } = lockfile.packages[folder] ?? {};
  const location = link ? resolved : folder;
  const { peerDependencies: _, ...bundler } = lockfile.packages[location] ?? {};
  return { ...lockfile, packages: { ...lockfile.packages, [location]: bundler } };
}
