import { NO_COVERAGE, SUBJECTS, type Coverage } from '../model/coverage.ts';
import type { CycloneDx, CycloneDxComponent } from './cyclonedx-schema.ts';
import { kindOfPurl } from './package-url.ts';

/** Tools that list in CycloneDX only what they looked up. Others write their bills of materials in it. */
const LOOK_UP = ['grype', 'inspector-sbom'];

/**
 * What a document proves. Trivy and others write an empty list of vulnerabilities if they looked none up; an existing
 * finding was looked up. No tool says in this format which rules and which database it used.
 * @param scanner The name of the tool.
 */
export function cycloneDxCoverage(
  scanner: string,
  { components, vulnerabilities }: Pick<CycloneDx, 'components' | 'vulnerabilities'>,
): Coverage {
  const proven = LOOK_UP.includes(scanner) || (scanner === 'trivy' && vulnerabilities.length > 0);
  if (!proven) return NO_COVERAGE;
  const kinds = new Set(
    (components ?? []).filter((each) => !wasSkipped(each)).map((each) => kindOfPurl(each.purl)),
  );
  return { ...NO_COVERAGE, lookedUp: SUBJECTS.filter((subject) => kinds.has(subject)) };
}

/** Inspector marks components that it has no rules for. */
const wasSkipped = ({ properties }: CycloneDxComponent) =>
  (properties ?? []).some(
    ({ name, value }) => name === 'amazon:inspector:sbom_scanner:warning' && /skipped/i.test(value),
  );
