import type { LockedPackage } from '../lockfile.ts';
import { nameAndVersion, withoutPeers } from './dependency-path.ts';
import type { Snapshot, Package } from './pnpm-lockfile.ts';
import { bare } from './npm-versions.ts';

export const PNPM_LOCKFILE = 'pnpm-lock.yaml';

/**
 * A package as npm's lockfile describes it.
 * @throws where the lockfile lacks it
 */
export function entryOf(
  path: string,
  found: Package | undefined,
  snapshot: Snapshot,
): LockedPackage {
  const [name, version] = nameAndVersion(path);
  if (found === undefined)
    throw new Error(`${PNPM_LOCKFILE} has no package "${withoutPeers(path)}"; run "pnpm install"`);
  const { resolution, os, cpu, libc, peerDependencies, peerDependenciesMeta } = found;
  const { integrity, tarball, directory, repo, commit } = resolution;
  const resolved =
    tarball ?? (directory && `file:${directory}`) ?? (repo && `git+${repo}#${commit}`);
  return {
    name,
    version: found.version ?? version,
    ...(resolved !== undefined && { resolved }),
    ...(integrity !== undefined && { integrity }),
    ...(snapshot.optional && { optional: true }),
    ...(os && { os }),
    ...(cpu && { cpu }),
    ...(libc && { libc }),
    ...(snapshot.dependencies && { dependencies: bare(snapshot.dependencies) }),
    ...(snapshot.optionalDependencies && {
      optionalDependencies: bare(snapshot.optionalDependencies),
    }),
    ...(peerDependencies && { peerDependencies }),
    ...(peerDependenciesMeta && { peerDependenciesMeta }),
  };
}
