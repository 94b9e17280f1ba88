import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { decide } from '../decide/decide.ts';
import { parseReport } from '../formats/parse-report.ts';
import { ReportError, type ScannerReport } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { policyFor, readPolicy } from '../policy/read-policy.ts';
import { json } from '../reporters/json.ts';
import { markdown } from '../reporters/markdown.ts';
import { text } from '../reporters/text.ts';
import { DIGEST, NOW } from './samples.ts';

/** The policy that the repository has, as the gate uses it for development. */
const file = join(import.meta.dirname, '../../../../../security/policy.json');
const policy = policyFor(file, readPolicy(file, readFileSync(file, 'utf8')), 'development');
export const AT = new Date(NOW.getTime() - 60_000).toISOString();

/** What the gate says of reports, as `gatehouse gate --report ...` does. */
export function verdictOn(...documents: object[]): Verdict {
  const failures: string[] = [];
  const reports = documents.flatMap((document, at): ScannerReport[] => {
    try {
      return [parseReport(`report-${at}.json`, JSON.stringify(document))];
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      failures.push(error.message);
      return [];
    }
  });
  return decide({
    service: 'api-service',
    environment: 'development',
    image: `api-service@${DIGEST}`,
    images: [{ digest: DIGEST }],
    reports,
    findings: mergeFindings(reports, policy),
    policy,
    exceptions: [],
    invalidExceptions: [],
    failures,
    now: NOW,
  });
}

export const trivy = (Results: object[] | undefined, OS?: object) => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  CreatedAt: AT,
  ArtifactName: 'image.tar',
  ArtifactType: 'container_image',
  Metadata: { OS, ImageID: DIGEST },
  Results,
});
export const DEBIAN = { Family: 'debian', Name: '13.1' };
export const LIBRARIES = {
  Target: 'Node.js',
  Class: 'lang-pkgs',
  Type: 'node-pkg',
  Packages: [{ Name: 'qs', Version: '6.14.0' }],
};
export const GOOD = trivy([LIBRARIES]);
export const sarif = (rules: object[], result: object | undefined, run: object = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Trivy', version: '0.70.0', rules } },
      results: result ? [result] : [],
      ...run,
    },
  ],
});
export const message = (severity: string) => ({
  text: `Package: qs\nInstalled Version: 5.0.0\nVulnerability CVE-2026-3001\nSeverity: ${severity}\nFixed Version: 6.0.1\nLink: [CVE](https://example.com)`,
});
export const blockedBy = ({ outcome, decisions }: Verdict) => ({
  outcome,
  blocking: decisions
    .filter(({ action }) => action === 'block')
    .map(({ finding }) => [finding.id, finding.severity]),
});

/** The verdict as people and programs read it. */
export const outputs = (verdict: Verdict) =>
  [text, markdown, json].map((reporter) =>
    reporter(verdict, { now: NOW, colours: pc.createColors(false) }),
  );
