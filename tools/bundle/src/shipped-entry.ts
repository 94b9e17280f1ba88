import type { LockedPackage } from './lockfile.ts';

/** Fields of npm that no program reads in an image. */
const NOT_SHIPPED = [
  ...['dev', 'devOptional', 'peer', 'extraneous', 'devDependencies'],
  ...['engines', 'funding', 'deprecated'],
];

/**
 * An entry of the lockfile without what says nothing about a package that ships. Some of it changes with packages
 * that do not ship: npm marks what a linter needs as well, and removes the mark when the linter is removed.
 */
export function shippedEntry(locked: LockedPackage): LockedPackage {
  const shipped = Object.fromEntries(
    Object.entries(locked).filter(([field]) => !NOT_SHIPPED.includes(field)),
  ) as LockedPackage;
  // What development needs as well, and production can do without.
  return locked.devOptional ? { ...shipped, optional: true } : shipped;
}
