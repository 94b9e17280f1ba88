import {
  GOOD,
  blockedBy,
  message,
  outputs,
  sarif,
  trivy,
  verdictOn,
} from './test/repository-policy.ts';
import { DIGEST } from './test/samples.ts';

describe('an unrated finding', () => {
  it.each<[string, object, string]>([
    [
      'UNKNOWN of Trivy',
      sarif(
        [
          {
            id: 'CVE-2026-3001',
            defaultConfiguration: { level: 'note' },
            properties: {
              'security-severity': '0.0',
              tags: ['vulnerability', 'security', 'UNKNOWN'],
            },
          },
        ],
        { ruleId: 'CVE-2026-3001', ruleIndex: 0, level: 'note', message: message('UNKNOWN') },
      ),
      'CVE-2026-3001',
    ],
    [
      'CRITICAL with a score of 6.5',
      sarif(
        [
          {
            id: 'CVE-2026-3002',
            defaultConfiguration: { level: 'error' },
            properties: {
              'security-severity': '6.5',
              tags: ['vulnerability', 'security', 'CRITICAL'],
            },
          },
        ],
        { ruleId: 'CVE-2026-3002', ruleIndex: 0, level: 'error', message: message('CRITICAL') },
      ),
      'CVE-2026-3002',
    ],
    [
      'a rule by its guid in an extension',
      {
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: { name: 'OtherScanner' },
              extensions: [
                {
                  name: 'rules',
                  guid: 'e',
                  rules: [
                    {
                      id: 'js/rce',
                      guid: 'r',
                      defaultConfiguration: { level: 'error' },
                      properties: { 'security-severity': '9.8' },
                    },
                  ],
                },
              ],
            },
            results: [
              {
                ruleId: 'js/rce',
                rule: { id: 'js/rce', guid: 'r', toolComponent: { guid: 'e' } },
                message: { text: 'a vulnerability' },
              },
            ],
          },
        ],
      },
      'js/rce',
    ],
  ])('in SARIF with %s blocks', (_, document, id) => {
    expect(blockedBy(verdictOn(GOOD, document))).toEqual({
      outcome: 'blocked',
      blocking: [[id, 'CRITICAL']],
    });
  });
});

it('in SARIF of Trivy, which has no time, does not affect a scan that decides', () => {
  const image = {
    imageName: `api-service@${DIGEST}`,
    repoDigests: [`api-service@${DIGEST}`],
    imageID: DIGEST,
  };
  const { outcome, undecided, warnings } = verdictOn(
    GOOD,
    sarif([], undefined, { properties: image }),
  );
  expect([outcome, undecided, warnings]).toEqual([
    'passed',
    [],
    [
      'report-1.json: the scan by trivy does not say when it was made; its findings count nevertheless',
    ],
  ]);
});

it('in SARIF with a suppression is not suppressed, and the suppression is named in every output', () => {
  const rules = [{ id: 'CVE-2026-3004', properties: { 'security-severity': '9.8' } }];
  const verdict = verdictOn(
    GOOD,
    sarif(rules, {
      ruleId: 'CVE-2026-3004',
      message: { text: 'Package: qs\nInstalled Version: 5.0.0' },
      suppressions: [{ kind: 'inSource' }],
    }),
  );
  expect(blockedBy(verdict)).toEqual({
    outcome: 'blocked',
    blocking: [['CVE-2026-3004', 'CRITICAL']],
  });
  for (const written of outputs(verdict)) expect(written).toContain('suppressed in the report');
});

it('about a licence is reported, without a decision', () => {
  const licence = {
    Severity: 'CRITICAL',
    Category: 'forbidden',
    PkgName: 'x',
    FilePath: '',
    Name: 'AGPL-3.0',
    Confidence: 1,
  };
  const verdict = verdictOn(
    GOOD,
    trivy([{ Target: 'Node.js', Class: 'license', Licenses: [licence] }]),
  );
  expect(verdict.outcome).toBe('passed');
  for (const written of outputs(verdict)) expect(written).toContain('AGPL-3.0');
});
