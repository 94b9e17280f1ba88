import type { FoundPackage } from '../model/report.ts';

/** One package from what several scanners know of it. */
export function mergePackage(packages: readonly FoundPackage[]): FoundPackage {
  const [first] = packages as readonly [FoundPackage, ...FoundPackage[]];
  if (packages.length === 1) return first;
  return {
    name: first.name,
    version: first.version,
    purl: packages.find(({ purl }) => purl !== undefined)?.purl,
    kind: packages.find(({ kind }) => kind !== undefined)?.kind,
    source: packages.find(({ source }) => source !== undefined)?.source,
  };
}
