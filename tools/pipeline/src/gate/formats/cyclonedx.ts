import type * as z from 'zod';
import { ReportError, type ScannerReport } from '../model/report.ts';
import { componentsByRef } from './cyclonedx-components.ts';
import { cycloneDxCoverage } from './cyclonedx-coverage.ts';
import { cycloneDxFindings } from './cyclonedx-finding.ts';
import {
  cycloneDxDocument,
  type CycloneDx,
  type CycloneDxComponent,
  type CycloneDxTool,
} from './cyclonedx-schema.ts';
import { checked, decoded, distinct, type Format } from './format.ts';

/** CycloneDX with vulnerabilities, such as `trivy image --format cyclonedx --scanners vuln`. */
export const cycloneDxFormat: Format = {
  name: 'CycloneDX with vulnerabilities',
  matches: (given) => given['bomFormat'] === 'CycloneDX',
  read: (origin, given) =>
    cycloneDxReport(origin, checked(origin, cycloneDxDocument as z.ZodType<CycloneDx>, given)),
};

/**
 * Parses a validated document.
 * @throws {ReportError} if it does not name the tool that made it
 */
export function cycloneDxReport(origin: string, document: CycloneDx): ScannerReport {
  const { metadata, components, vulnerabilities } = document;
  const tools = metadata?.tools;
  const [tool] = Array.isArray(tools)
    ? tools
    : [...(tools?.components ?? []), ...(tools?.services ?? [])];
  if (tool === undefined)
    throw new ReportError(
      'GH-REPORT-007',
      origin,
      'metadata.tools: must name the tool that made it',
    );
  const scanner = scannerOf(tool);
  const byRef = componentsByRef(components ?? []);
  return {
    scanner,
    version: tool.version,
    origin,
    images: imagesOf(metadata?.component),
    completedAt: metadata?.timestamp,
    packages: components?.length ?? 0,
    coverage: cycloneDxCoverage(scanner, document),
    findings: vulnerabilities.flatMap((each) => cycloneDxFindings(each, byRef)),
    leftOut: [],
    others: [],
  };
}

/** Inspector's Scan API has had several names for itself, all with its vendor's name. */
function scannerOf({ name, vendor = '' }: CycloneDxTool): string {
  const isInspector = /inspector/i.test(`${vendor} ${name}`) && /sbom api/i.test(name);
  return isInspector ? 'inspector-sbom' : name.toLowerCase();
}

/**
 * Digests of the image that a bill of materials describes, such as in `pkg:oci/name@sha256%3A...`.
 */
function imagesOf(root: CycloneDxComponent | undefined): string[] {
  const texts = [
    root?.purl && decoded(root.purl),
    root?.version,
    root?.['bom-ref'],
    ...(root?.properties ?? [])
      .filter(({ name }) => /:(?:ImageID|RepoDigest|image_id|image_digest)$/i.test(name))
      .map(({ value }) => value),
  ];
  return distinct(texts.map((text) => /sha256:[0-9a-f]{64}/.exec(text ?? '')?.[0]));
}
