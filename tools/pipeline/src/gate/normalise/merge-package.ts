import type { FoundPackage } from '../model/report.ts';

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
