import type { Finding } from '../model/finding.ts';
import { bySeverity } from '../model/severity.ts';
import type { Verdict } from '../model/verdict.ts';
import { cleanVerdict } from './clean-verdict.ts';
import { cutText } from './clean-text.ts';
import { codesOf } from './codes-of.ts';
import { compareDecisions } from './compare.ts';
import { otherText } from './describe-other.ts';
import { jsonText } from './json-text.ts';
import type { ReporterOptions } from './reporter.ts';
import { sarifResult } from './sarif-result.ts';
import { ruleId, sarifRule, type SarifLevel } from './sarif-rule.ts';

/**
 * GitHub refuses a run with more results.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads/results-exceed-limit
 */
const MOST_RESULTS = 25_000;
const MOST_NOTIFICATION = 1_000;

/**
 * SARIF 2.1.0 with one run, for code scanning of GitHub and others.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html Blocking findings are errors,
 * warnings are warnings, all others are notes; excepted ones are suppressed. An undecided verdict
 * is an unsuccessful execution.
 */
export function sarif(verdict: Verdict, _options: ReporterOptions): string {
  const clean = cleanVerdict(verdict);
  const all = [...clean.decisions].sort(compareDecisions);
  const kept = all.slice(0, MOST_RESULTS);

  const worst = worstById(kept.map(({ finding }) => finding));
  const indexes = new Map([...worst.keys()].map((id, index) => [id, index]));
  const rules = [...worst.values()].map(sarifRule);
  const results = kept.map((decision) =>
    sarifResult(decision, indexes.get(ruleId(decision.finding)) ?? -1, clean.service),
  );

  return `${jsonText({
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Gatehouse', rules } },
        // One category for each, so that they do not close each other's alerts.
        automationDetails: { id: `gatehouse/${clean.service}/${clean.environment}/` },
        invocations: [
          {
            executionSuccessful: clean.outcome !== 'undecided',
            endTimeUtc: clean.at,
            toolExecutionNotifications: notifications(clean, all.length - kept.length),
          },
        ],
        results,
        properties: { outcome: clean.outcome, codes: codesOf(verdict), image: clean.image },
      },
    ],
  })}\n`;
}

function worstById(findings: readonly Finding[]): Map<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const known = worst.get(ruleId(finding));
    if (known === undefined || bySeverity(finding.severity, known.severity) < 0)
      worst.set(ruleId(finding), finding);
  }
  return worst;
}

function notifications({ undecided, blocks, warnings, others }: Verdict, cut: number) {
  const of = (level: SarifLevel, texts: readonly string[]) =>
    texts.map((text) => ({ level, message: { text: cutText(text, MOST_NOTIFICATION) } }));
  return [
    ...of('error', [...undecided, ...blocks]),
    ...of('warning', warnings),
    ...of('note', others.map(otherText)),
    ...of(
      'warning',
      cut > 0
        ? [`${cut} more findings were left out, since a run may have no more than ${MOST_RESULTS}`]
        : [],
    ),
  ];
}
