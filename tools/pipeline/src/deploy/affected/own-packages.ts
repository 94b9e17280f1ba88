import type { Lockfile } from '@gatehouse/bundle';

/** Names of the workspace's own packages. */
export function ownPackages({ packages }: Lockfile): Set<string> {
  return new Set(
    Object.entries(packages).flatMap(([location, { link, resolved }]) =>
      link === true && !resolved?.includes('node_modules/')
        ? [location.replace(/^.*node_modules\//, '')]
        : [],
    ),
  );
}
