import { SUBJECTS, type Subject } from '../model/coverage.ts';
import type { RequiredScanner } from './required-scanner-schema.ts';

/**
 * Scanners whose reports state what they looked up, and what each can see according to its documentation. Others can be
 * read as well: they add findings.
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

/** A policy's requirement of a scanner; its name alone requires everything that it can see. */
export function requirementOf(required: RequiredScanner): Requirement {
  if (typeof required !== 'string') return required;
  return { scanner: required, covers: SCANNERS[required] ?? SUBJECTS };
}

/** `trivy or grype (os)`: the names, with the required coverage if the policy states one. */
export const choiceText = (choice: readonly RequiredScanner[]): string =>
  choice
    .map((each) =>
      typeof each === 'string' ? each : `${each.scanner} (${each.covers.join(', ')})`,
    )
    .join(' or ');
