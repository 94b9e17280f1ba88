import type { FoundPackage } from '../model/report.ts';

/**
 * Whether the bundle contains code of a package. Undefined if unknown: the bill of materials does not list it, it is
 * not from npm, or it was found outside the application's folder.
 * @param paths Where scanners found it; undefined if one does not say where.
 */
export type BundleMembership = (
  found: FoundPackage,
  paths: readonly (string | undefined)[],
) => boolean | undefined;
