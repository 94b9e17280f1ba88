import { createHash } from 'node:crypto';
import type { LockedPackage, Lockfile } from './lockfile.ts';
import { productionPackages } from './production-packages.ts';

/**
 * Hashes what bundles take from the lockfile and Nx does not hash itself. Of a package Nx hashes name,
 * version and integrity; its licence, its origin and its place in node_modules go into the bill of materials too.
 * @param services Folders of the services.
 * @returns SHA-256, hexadecimal; the same for the same entries in any order
 * @throws where the lockfile lacks what a service depends on
 */
export function lockfileDigest(lockfile: Lockfile, services: readonly string[]): string {
  const entries = new Map(
    services
      .flatMap((folder) => productionPackages(lockfile, folder))
      .map(({ location, locked }) => [location, JSON.stringify(unhashed(locked))]),
  );
  const hash = createHash('sha256');
  for (const [location, text] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${location} ${text}\n`);
  return hash.digest('hex');
}

function unhashed({ version: _, integrity: __, ...rest }: LockedPackage) {
  return rest;
}
