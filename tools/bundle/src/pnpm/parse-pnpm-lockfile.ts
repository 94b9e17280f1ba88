import { join } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import type { LockedPackage, Lockfile } from '../lockfile.ts';
import { dependencyPath, storeFolder, storeLocation, withoutPeers } from './dependency-path.ts';
import type { PnpmLockfile } from './pnpm-lockfile.ts';
import { versions } from './npm-versions.ts';
import { PNPM_LOCKFILE, entryOf } from './entry-of.ts';
const VERSION = '9.0';

/** What a package of the workspace says of itself. */
export type OwnPackage = Pick<LockedPackage, 'name' | 'version' | 'license'>;

/**
 * Takes the text of a pnpm-lock.yaml, and gives it as npm would write it for the folders that pnpm makes: packages in
 * `node_modules/.pnpm`, and links to them where they are found. Licences and install scripts are not in it.
 * @param ownPackage Reads the package.json of a folder of the workspace; undefined where there is none.
 * @throws for another version, or where it is no lockfile
 */
export function parsePnpmLockfile(
  text: string,
  ownPackage: (folder: string) => OwnPackage | undefined,
): Lockfile {
  const { importers = {}, packages = {}, snapshots = {} } = documentOf(text);
  const entries: Record<string, LockedPackage> = {};
  const link = (from: string, name: string, to: string) => {
    entries[`${from}/${name}`] = { link: true, resolved: to };
  };
  for (const [folder, { dependencies = {}, optionalDependencies = {} }] of Object.entries(
    importers,
  )) {
    const isRoot = folder === '.';
    entries[isRoot ? '' : folder] = {
      ...ownPackage(folder),
      ...(Object.keys(dependencies).length > 0 && { dependencies: versions(dependencies) }),
      ...(Object.keys(optionalDependencies).length > 0 && {
        optionalDependencies: versions(optionalDependencies),
      }),
    };
    const modules = isRoot ? 'node_modules' : `${folder}/node_modules`;
    for (const [name, { version }] of Object.entries({ ...optionalDependencies, ...dependencies }))
      link(modules, name, target(name, version, folder));
  }
  for (const [path, snapshot] of Object.entries(snapshots)) {
    const { dependencies = {}, optionalDependencies = {} } = snapshot;
    entries[storeLocation(path)] = entryOf(path, packages[withoutPeers(path)], snapshot);
    for (const [name, version] of Object.entries({ ...optionalDependencies, ...dependencies }))
      link(storeFolder(path), name, target(name, version, '.'));
  }
  return { lockfileVersion: 3, file: PNPM_LOCKFILE, packages: entries };
}

function documentOf(text: string): PnpmLockfile {
  // pnpm 11 and newer may put a document about itself before it.
  const document = [...parseAllDocuments(text)].at(-1);
  const lockfile = document?.toJS() as Partial<PnpmLockfile> | undefined;
  if (String(lockfile?.lockfileVersion) !== VERSION)
    throw new Error(
      `${PNPM_LOCKFILE}: lockfileVersion must be '${VERSION}', not ${lockfile?.lockfileVersion}; run "pnpm install" with pnpm 10 or newer`,
    );
  return lockfile as PnpmLockfile;
}

/** Where a dependency is, below the workspace. */
function target(name: string, reference: string, from: string): string {
  const path = dependencyPath(name, reference);
  return path === undefined ? join(from, reference.slice('link:'.length)) : storeLocation(path);
}
