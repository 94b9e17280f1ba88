import { NO_COVERAGE, SUBJECTS, type Coverage } from '../model/coverage.ts';
import type { CycloneDx, CycloneDxComponent } from './cyclonedx-schema.ts';
import { kindOfPurl } from './package-url.ts';

/** Tools that write CycloneDX only with what they have looked up. Others write their bills of materials in it. */
const LOOK_UP = ['grype', 'inspector-sbom'];

/**
 * What a document proves. Trivy and others write a list of no vulnerabilities when they looked none up; one that is
 * there has been looked up. Which rules and which database were used no tool says in this format.
 * @param scanner The name of the tool
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

/** Inspector says so of components that it has no rules for. */
const wasSkipped = ({ properties }: CycloneDxComponent) =>
  (properties ?? []).some(
    ({ name, value }) => name === 'amazon:inspector:sbom_scanner:warning' && /skipped/i.test(value),
  );
