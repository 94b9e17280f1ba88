import type { ReportedFinding } from '../model/report.ts';
import { cvss3Score } from './cvss.ts';
import type { Components } from './cyclonedx-components.ts';
import { INSPECTOR, pathOf, propertyOf } from './cyclonedx-property.ts';
import {
  isCvss,
  type CycloneDxComponent,
  type CycloneDxVulnerability,
} from './cyclonedx-schema.ts';
import { suppression } from './cyclonedx-suppression.ts';
import { decoded } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { kindOfPurl } from './package-url.ts';
import { worstRating } from './rating.ts';

/** One for each affected component. A vulnerability that names none is still a finding. */
export function cycloneDxFindings(
  found: CycloneDxVulnerability,
  components: Components,
): ReportedFinding[] {
  const refs = (found.affects ?? []).map(({ ref }) => ref);
  return (refs.length > 0 ? refs : ['']).map((ref) =>
    findingOf(found, ref, components.get(ref) ?? components.get(elementOf(ref))),
  );
}

/** The target of a BOM-Link in the other document. https://cyclonedx.org/capabilities/bomlink/ */
const elementOf = (ref: string) => {
  const element = /^urn:cdx:[^#]*#(.*)$/.exec(ref)?.[1] ?? ref;
  return decoded(element) ?? element;
};

function findingOf(
  found: CycloneDxVulnerability,
  ref: string,
  component: CycloneDxComponent | undefined,
): ReportedFinding {
  const { id, source, references, description, published, created } = found;
  const ratings = found.ratings ?? [];
  const epss = ratings.find((rating) => rating.source?.name?.toUpperCase() === 'EPSS');
  const rated = ratings.filter((rating) => rating !== epss);
  const property = propertyOf(found.properties ?? []);
  const fixed = property(`${INSPECTOR}fixed_version:${ref}`) ?? fixIn(found.recommendation);
  return makeFinding({
    id,
    // "Equivalent" vulnerabilities of other sources, according to the specification.
    aliases: otherNames(
      (references ?? []).map((each) => each.id),
      id,
    ),
    package: {
      name: component
        ? `${component.group ? `${component.group}/` : ''}${component.name}`
        : ref || 'unknown',
      version: component?.version ?? '',
      purl: component?.purl,
      kind: kindOfPurl(component?.purl),
    },
    ...worstRating(
      rated.map(({ severity = '' }) => severity),
      rated.map(scoreOf),
    ),
    fixedIn: fixed === undefined ? [] : [fixed],
    path: pathOf(component),
    exploited: property(`${INSPECTOR}cisa_kev_date_added`) === undefined ? undefined : true,
    epss: probabilityOf(epss?.score),
    publishedAt: published ?? created,
    title: description.split('\n')[0] ?? '',
    url: source?.url,
    suppressed: suppression(found),
  });
}

function scoreOf(
  rating: NonNullable<CycloneDxVulnerability['ratings']>[number],
): number | undefined {
  if (!isCvss(rating)) return undefined;
  return rating.score || cvss3Score(rating.vector ?? '');
}

const probabilityOf = (given: number | undefined) =>
  given !== undefined && given <= 1 ? given : undefined;

/** From "Upgrade qs to version 6.0.1", as Trivy writes it. */
const fixIn = (recommendation: string): string | undefined =>
  /\bto version ([^\s;,]+)/.exec(recommendation)?.[1];
