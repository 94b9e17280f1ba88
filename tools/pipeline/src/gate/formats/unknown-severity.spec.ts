import { mergeFindings } from '../normalise/merge-findings.ts';
import { parseReport } from './parse-report.ts';
import { cycloneDx, cycloneDxVulnerability } from './test/cyclonedx-document.ts';
import { osv, sarif } from './test/documents.ts';
import { basic, enhanced, inspectorFinding } from './test/ecr-document.ts';
import { gitLab } from './test/gitlab-document.ts';
import { grype, grypeMatch } from './test/grype-document.ts';
import { inspectorScan } from './test/inspector-scan-document.ts';
import { snyk, snykIssue } from './test/snyk-document.ts';
import { trivy, trivyVulnerability } from './test/trivy-document.ts';

/** What the only finding of a report counts as. */
const severityOf = (document: unknown) => {
  const findings = mergeFindings([parseReport('report.json', JSON.stringify(document))]);
  expect(findings).toHaveLength(1);
  return findings[0]?.severity;
};
const score = (value: unknown) => ({ properties: { 'security-severity': value } });
const tags = (...words: string[]) => ({ properties: { tags: words } });
const level = (value: string) => ({ defaultConfiguration: { level: value } });
const message = (text: string) => ({ message: { text } });

describe('SARIF counts as the worst of score, words and level', () => {
  it.each<[string, object | undefined, object, string]>([
    ['the score as text', score('9.8'), {}, 'CRITICAL'],
    ['the score as a number', score(9.8), {}, 'CRITICAL'],
    ['the score of the result', {}, score('7.0'), 'HIGH'],
    ['the worse of both scores', score('2.0'), score('9.1'), 'CRITICAL'],
    ['a score above the level', { ...score('9.8'), ...level('note') }, {}, 'CRITICAL'],
    ['a level above the score', { ...score('2.0'), ...level('error') }, {}, 'HIGH'],
    ['the level of the result, not of the rule', level('error'), { level: 'note' }, 'LOW'],
    [
      'a tag above score and level',
      { properties: { 'security-severity': '6.5', tags: ['x', 'CRITICAL'] }, ...level('error') },
      {},
      'CRITICAL',
    ],
    ['a tag with a label', tags('security', 'severity/high'), {}, 'HIGH'],
    ['a tag of the result', {}, tags('Medium'), 'MEDIUM'],
    [
      'tags that are no severity',
      { ...tags('security', 'vulnerability'), ...level('note') },
      {},
      'LOW',
    ],
    [
      'a label in the message',
      level('note'),
      message('Package: qs\nSeverity: CRITICAL'),
      'CRITICAL',
    ],
    [
      'a sentence of Grype',
      level('note'),
      message('A critical vulnerability in npm package: qs, version 5 was found at: /a'),
      'CRITICAL',
    ],
    [
      'a label in the help of the rule',
      { help: { text: 'Severity: high' } },
      { level: 'note' },
      'HIGH',
    ],
    [
      'a property of another name',
      { properties: { issue_severity: 'HIGH' } },
      { level: 'note' },
      'HIGH',
    ],
    ['a word for a score', score('high'), {}, 'HIGH'],
    [
      'what is not rated: "UNKNOWN", 0.0, note',
      { properties: { 'security-severity': '0.0', tags: ['UNKNOWN'] }, ...level('note') },
      {},
      'CRITICAL',
    ],
    ['a score of 0', score('0.0'), {}, 'CRITICAL'],
    ['a score of 0 with a level', score(0), { level: 'note' }, 'CRITICAL'],
    [
      'a score of 0 with a known word',
      { properties: { 'security-severity': '0.0', tags: ['LOW'] } },
      { level: 'note' },
      'LOW',
    ],
    ['a score out of range', score('42'), { level: 'note' }, 'CRITICAL'],
    ['a negative score', score('-1'), { level: 'note' }, 'CRITICAL'],
    ['a word that nobody knows', score('so-so'), { level: 'note' }, 'CRITICAL'],
    ['nothing at all', {}, {}, 'CRITICAL'],
    ['nothing at all, without a rule', undefined, {}, 'CRITICAL'],
    ['a level alone', undefined, { level: 'warning' }, 'MEDIUM'],
    ['the level "none", which rates nothing', level('none'), {}, 'CRITICAL'],
    ['the level "none" with a word', { ...tags('LOW'), ...level('none') }, {}, 'LOW'],
    ['a level that SARIF does not know', { ...score('2.0'), ...level('fatal') }, {}, 'CRITICAL'],
    [
      'CodeQL, whose problem.severity is its level',
      { properties: { 'problem.severity': 'recommendation' }, ...level('note') },
      {},
      'LOW',
    ],
  ])('%s', (_, rule, result, severity) => {
    expect(severityOf(sarif(rule, result))).toBe(severity);
  });
});

describe('an unrated finding counts as CRITICAL, and a rated one as its rating', () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N';
  const found = (change: object) => cycloneDx([cycloneDxVulnerability(change)]);
  it.each<[string, unknown, string]>([
    [
      'Trivy: UNKNOWN',
      trivy([{ Vulnerabilities: [trivyVulnerability({ Severity: 'UNKNOWN' })] }]),
      'CRITICAL',
    ],
    [
      'Trivy: nothing',
      trivy([{ Vulnerabilities: [trivyVulnerability({ Severity: undefined })] }]),
      'CRITICAL',
    ],
    [
      'Trivy: a score of 0 alone',
      trivy([
        { Vulnerabilities: [trivyVulnerability({ Severity: '', CVSS: { nvd: { V3Score: 0 } } })] },
      ]),
      'CRITICAL',
    ],
    [
      'Trivy: a score as text',
      trivy([
        {
          Vulnerabilities: [
            trivyVulnerability({ Severity: '', CVSS: { nvd: { V3Score: '7.5' } } }),
          ],
        },
      ]),
      'HIGH',
    ],
    ['Grype: Unknown', grype([grypeMatch({ severity: 'Unknown' })]), 'CRITICAL'],
    ['Grype: Negligible', grype([grypeMatch({ severity: 'Negligible' })]), 'NEGLIGIBLE'],
    ['ECR: UNDEFINED', basic({ severity: 'UNDEFINED' }), 'CRITICAL'],
    ['ECR: nothing', basic({ severity: undefined }), 'CRITICAL'],
    ['Inspector: UNTRIAGED', enhanced([inspectorFinding({ severity: 'UNTRIAGED' })]), 'CRITICAL'],
    [
      'Inspector: nothing but a score of 0',
      enhanced([inspectorFinding({ severity: '', inspectorScore: 0 })]),
      'CRITICAL',
    ],
    ['CycloneDX: unknown', found({ ratings: [{ severity: 'unknown' }] }), 'CRITICAL'],
    [
      'CycloneDX: unknown beside low',
      found({ ratings: [{ severity: 'low' }, { severity: 'unknown' }] }),
      'CRITICAL',
    ],
    ['CycloneDX: no rating', found({ ratings: [] }), 'CRITICAL'],
    ['CycloneDX: a score alone', found({ ratings: [{ score: 5, method: 'CVSSv3' }] }), 'MEDIUM'],
    ['CycloneDX: a vector alone', found({ ratings: [{ vector, method: 'CVSSv31' }] }), 'MEDIUM'],
    [
      'CycloneDX: a vector of CVSS 4 alone',
      found({
        ratings: [
          {
            vector: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N',
            method: 'CVSSv4',
          },
        ],
      }),
      'CRITICAL',
    ],
    [
      'CycloneDX: "none" with a score',
      found({ ratings: [{ severity: 'none', score: 9.8 }] }),
      'CRITICAL',
    ],
    [
      'CycloneDX: EPSS beside CVSS',
      found({
        ratings: [
          { severity: 'medium', score: 5, method: 'CVSSv31' },
          { source: { name: 'EPSS' }, score: 0.97, severity: 'none', method: 'other' },
        ],
      }),
      'MEDIUM',
    ],
    [
      'CycloneDX: a score of another method alone',
      found({ ratings: [{ score: 1, method: 'OWASP' }] }),
      'CRITICAL',
    ],
    ['Inspector’s Scan API: unknown', inspectorScan({ severity: 'unknown' }), 'CRITICAL'],
    [
      'Inspector’s Scan API: a score above its word',
      inspectorScan({ severity: 'low', properties: { cvss: [{ cvss3_base_score: 9.9 }] } }),
      'CRITICAL',
    ],
    ['OSV: nothing', osv({}), 'CRITICAL'],
    ['OSV: a vector', osv({ severity: [{ type: 'CVSS_V3', score: vector }] }), 'MEDIUM'],
    ['OSV: the score of the group', osv({}, { max_severity: '7.5' }), 'HIGH'],
    ['OSV: an empty score of the group', osv({}, { max_severity: '' }), 'CRITICAL'],
    ['OSV: a word', osv({ database_specific: { severity: 'MODERATE' } }), 'MEDIUM'],
    [
      'OSV: a word below the score',
      osv({ database_specific: { severity: 'LOW' } }, { max_severity: '9.8' }),
      'CRITICAL',
    ],
    ['Snyk: nothing', snyk([snykIssue({ severity: '', cvssScore: null })]), 'CRITICAL'],
    [
      'Snyk: a score as text above its word',
      snyk([snykIssue({ severity: 'low', cvssScore: '9.8' })]),
      'CRITICAL',
    ],
    ['GitLab: Unknown', gitLab({ severity: 'Unknown' }), 'CRITICAL'],
    ['GitLab: Info', gitLab({ severity: 'Info' }), 'NEGLIGIBLE'],
    [
      'GitLab: Low with a worse vector',
      gitLab({ severity: 'Low', cvss_vectors: [{ vendor: 'NVD', vector }] }),
      'MEDIUM',
    ],
  ])('%s', (_, document, severity) => {
    expect(severityOf(document)).toBe(severity);
  });
});
