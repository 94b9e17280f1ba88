import { SUBJECTS, type Subject } from '../model/coverage.ts';
import type { RequiredScanner } from './policy-schema.ts';

/**
 * The scanners whose reports say by themselves what they looked up, and what each can see by its documentation. Others
 * may be read as well: they add findings.
 */
export const SCANNERS: Readonly<Record<string, readonly Subject[]>> = {
  'ecr-basic': ['os'],
  grype: SUBJECTS,
  inspector: SUBJECTS,
  'inspector-sbom': SUBJECTS,
  trivy: SUBJECTS,
};

export interface Requirement {
  readonly scanner: string;
  readonly covers: readonly Subject[];
}

/** What a policy asks of a scanner; its name alone asks for all that it can see. */
export function requirementOf(required: RequiredScanner): Requirement {
  if (typeof required !== 'string') return required;
  return { scanner: required, covers: SCANNERS[required] ?? SUBJECTS };
}

/** `trivy or grype (os)`: the names, with what they must cover where the policy says so. */
export const choiceText = (choice: readonly RequiredScanner[]): string =>
  choice
    .map((each) =>
      typeof each === 'string' ? each : `${each.scanner} (${each.covers.join(', ')})`,
    )
    .join(' or ');
