import type { FoundPackage, ReportedFinding } from '../model/report.ts';
import { makeFinding, versionsIn } from './make-finding.ts';
import { kindOfPurl } from './package-url.ts';
import type { SarifRule } from './sarif-component-schema.ts';
import { sarifRating } from './sarif-rating.ts';
import type { SarifResult, SarifRun } from './sarif-schema.ts';

/** Trivy's names for its rules, by package kind. */
const KINDS: Readonly<Record<string, 'os' | 'library'>> = {
  OsPackageVulnerability: 'os',
  LanguageSpecificPackageVulnerability: 'library',
};

/** The finding of a result. Trivy's and Grype's are about packages, other tools' about lines of code. */
export function sarifFinding(
  { tool }: SarifRun,
  result: SarifResult,
  rule: SarifRule | undefined,
): ReportedFinding {
  const name = result.ruleId ?? result.rule?.id ?? rule?.id ?? 'unknown';
  const path = result.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  const { text } = result.message;
  return makeFinding({
    // CodeQL and Grype append the path or package to the rule's name.
    id: /^(?:CVE-\d+-\d+|GHSA(?:-\w{4}){3})/.exec(name)?.[0] ?? name,
    package: packageIn(text, rule) ?? {
      name: path ?? tool.driver.name,
      version: '',
      kind: 'code',
    },
    ...sarifRating(result, rule),
    fixedIn: versionsIn(labelled(text, 'Fixed Version') ?? ''),
    path,
    title: rule?.shortDescription?.text || (text.split('\n')[0] ?? ''),
    url: rule?.helpUri,
    suppressed: suppression(result),
  });
}

function packageIn(
  text: string,
  rule: SarifRule | undefined,
): (Pick<FoundPackage, 'name' | 'version'> & Partial<FoundPackage>) | undefined {
  const purls = rule?.properties?.['purls'];
  const purl = Array.isArray(purls) && typeof purls[0] === 'string' ? purls[0] : undefined;
  const name = labelled(text, 'Package');
  if (name !== undefined) {
    const kind = KINDS[rule?.name ?? ''] ?? kindOfPurl(purl);
    return { name, version: labelled(text, 'Installed Version') ?? '', purl, kind };
  }
  // Grype: "A high vulnerability in npm package: qs, version 6.0.0 was found at: /app"
  const [, type = '', found, version] =
    /vulnerability in (\S*) ?package: (.+), version (\S+) was found/.exec(text) ?? [];
  if (found === undefined || version === undefined) return undefined;
  const isOs = /^(?:apk|deb|rpm|alpm|portage)$/.test(type);
  return { name: found, version, purl, kind: isOs ? 'os' : 'library' };
}

const labelled = (text: string, label: string): string | undefined =>
  new RegExp(`^${label}: *(.*)$`, 'm').exec(text)?.[1]?.trim() || undefined;

/**
 * A rejected suppression does not count (3.35.3); for any other, the policy decides on the result.
 */
function suppression({ suppressions }: SarifResult): string | undefined {
  const [first] = (suppressions ?? []).filter(({ status }) => status !== 'rejected');
  if (first === undefined) return undefined;
  const { status, justification } = first;
  const how = status === undefined || status === 'accepted' ? '' : ` (${status})`;
  return `suppressed in the report${how}${justification ? `: ${justification}` : ''}`;
}
