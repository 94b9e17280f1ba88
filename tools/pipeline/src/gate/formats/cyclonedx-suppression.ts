import type { CycloneDxVulnerability } from './cyclonedx-schema.ts';

/** States of an analysis without anything to fix. */
const HARMLESS = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree'];

/** Why its analysis suppresses a vulnerability, on one line. */
export function suppression({ analysis }: CycloneDxVulnerability): string | undefined {
  const { state = '', detail } = analysis ?? {};
  if (!HARMLESS.includes(state)) return undefined;
  return `its analysis says ${state}${detail ? `: ${detail}` : ''}`;
}
