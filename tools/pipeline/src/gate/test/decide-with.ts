import { decide } from '../decide/decide.ts';
import { readException } from '../exceptions/read-exception.ts';
import type { ReportedFinding } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { CONFIG, DIGEST, NOW, POLICY, report, reported } from './samples.ts';

export interface Given {
  readonly service?: string;
  readonly environment?: string;
  readonly repository?: string;
  readonly digest?: string;
  readonly config?: string;
  readonly bom?: string;
  readonly now?: Date;
}

/**
 * Decides on an image with these findings by the sample policy, with files of security/exceptions in this order.
 * @param documents What is in the files.
 */
export function decideWith(
  documents: readonly object[],
  findings: readonly Partial<ReportedFinding>[],
  given: Given = {},
): Verdict {
  const { service = 'api-service', environment = 'production', now = NOW } = given;
  const {
    digest = DIGEST,
    config = CONFIG,
    repository = `registry.example.com/${service}`,
  } = given;
  const read = documents.map((document, at) =>
    readException(`${at}.json`, JSON.stringify(document), now),
  );
  const reports = [
    report(
      findings.map((each) => reported({ severity: 'CRITICAL', ...each })),
      { images: [digest], completedAt: new Date(now.getTime() - 60_000) },
    ),
  ];
  return decide({
    service,
    environment,
    image: `${repository}@${digest}`,
    images: [{ digest, config }],
    reports,
    findings: mergeFindings(reports),
    policy: POLICY,
    exceptions: read.flatMap(({ exceptions }) => exceptions),
    revocations: read.flatMap(({ revocations }) => revocations),
    invalidExceptions: read.flatMap(({ problems, services }) =>
      (services?.includes(service) ?? true) ? problems : [],
    ),
    failures: [],
    now,
    bom: given.bom,
  });
}

/** A finding in a package, by the package's URL. */
export function findingIn(
  purl: string,
  name: string,
  version: string,
  kind: 'os' | 'library' = 'library',
): Partial<ReportedFinding> {
  return { package: { name, version, purl, kind, source: undefined } };
}
