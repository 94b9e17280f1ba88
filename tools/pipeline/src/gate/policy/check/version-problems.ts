import { compareVersions, hasOrdering } from '../../packages/compare-versions.ts';

/** A version that its ecosystem cannot have never matches. */
export function versionProblems(text: string, ecosystem: string, version: string): string[] {
  if (!hasOrdering(ecosystem) || compareVersions(ecosystem, version, version) !== undefined)
    return [];
  return [`versions: "${text}": "${version}" is no version that ${ecosystem} can have`];
}
