import type { ReportedFinding } from '../model/report.ts';
import { cvss3Score } from './cvss.ts';
import {
  isCvss,
  type CycloneDxComponent,
  type CycloneDxProperty,
  type CycloneDxVulnerability,
} from './cyclonedx-schema.ts';
import { decoded } from './format.ts';
import { makeFinding, otherNames } from './make-finding.ts';
import { kindOfPurl } from './package-url.ts';
import { worstRating } from './rating.ts';

const INSPECTOR = 'amazon:inspector:sbom_scanner:';
/** States of an analysis without anything to fix. */
const HARMLESS = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree'];

export type Components = ReadonlyMap<string, CycloneDxComponent>;

/** Components by each name that a reference may have. */
export function componentsByRef(components: readonly CycloneDxComponent[]): Components {
  return new Map(
    components.flatMap((each) =>
      [each['bom-ref'], each.purl].flatMap((ref) => (ref ? [[ref, each] as const] : [])),
    ),
  );
}

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

function suppression({ analysis }: CycloneDxVulnerability): string | undefined {
  const { state = '', detail } = analysis ?? {};
  if (!HARMLESS.includes(state)) return undefined;
  return `its analysis says ${state}${detail ? `: ${detail}` : ''}`;
}

function scoreOf(
  rating: NonNullable<CycloneDxVulnerability['ratings']>[number],
): number | undefined {
  if (!isCvss(rating)) return undefined;
  return rating.score || cvss3Score(rating.vector ?? '');
}

const probabilityOf = (given: number | undefined) =>
  given !== undefined && given <= 1 ? given : undefined;

const propertyOf = (properties: readonly CycloneDxProperty[]) => (name: string) =>
  properties.find((each) => each.name === name)?.value || undefined;

function pathOf(component: CycloneDxComponent | undefined): string | undefined {
  const property = propertyOf(component?.properties ?? []);
  return (
    property(`${INSPECTOR}path`) ??
    property('aquasecurity:trivy:FilePath') ??
    property('syft:location:0:path')
  );
}

/** From "Upgrade qs to version 6.0.1", as Trivy writes it. */
const fixIn = (recommendation: string): string | undefined =>
  /\bto version ([^\s;,]+)/.exec(recommendation)?.[1];
