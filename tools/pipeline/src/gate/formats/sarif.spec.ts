import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('a SARIF report', () => {
  const sarif = (name: string, rules: object[], results: unknown, change: object = {}) => ({
    version: '2.1.0',
    runs: [{ tool: { driver: { name, version: '1.0', rules } }, results, ...change }],
  });
  const message =
    'Package: qs\nInstalled Version: 6.0.0\nVulnerability CVE-2026-0001\nSeverity: HIGH\nFixed Version: 6.0.1\nLink: [x](https://example.com)';

  it('of Trivy has the package in its message, and the image in its properties', () => {
    const rules = [{ id: 'CVE-2026-0001', properties: { 'security-severity': '8.1' } }];
    const results = [
      {
        ruleId: 'CVE-2026-0001',
        ruleIndex: 0,
        level: 'error',
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'app/package-lock.json' } } }],
      },
    ];
    expect(
      parse(
        sarif('Trivy', rules, results, { properties: { repoDigests: [`x/payments@${DIGEST}`] } }),
      ),
    ).toMatchObject({
      scanner: 'trivy',
      images: [DIGEST],
      findings: [
        {
          id: 'CVE-2026-0001',
          package: { name: 'qs', version: '6.0.0' },
          severity: '',
          score: 8.1,
          fixedIn: ['6.0.1'],
          path: 'app/package-lock.json',
        },
      ],
    });
  });

  it('a report of CodeQL has findings in code, by rules of an extension', () => {
    const document = {
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'CodeQL', semanticVersion: '2.23.0' },
            extensions: [
              {
                name: 'codeql/javascript-queries',
                rules: [{ id: 'js/sql-injection', defaultConfiguration: { level: 'error' } }],
              },
            ],
          },
          results: [
            {
              rule: { id: 'js/sql-injection', index: 0, toolComponent: { index: 0 } },
              message: { text: 'This query depends on a user-provided value.' },
              locations: [
                { physicalLocation: { artifactLocation: { uri: 'apps/payments/src/main.ts' } } },
              ],
            },
          ],
        },
      ],
    };
    expect(parse(document)).toMatchObject({
      scanner: 'codeql',
      images: [],
      findings: [
        {
          id: 'js/sql-injection',
          severity: 'error',
          package: { name: 'apps/payments/src/main.ts', kind: 'code' },
        },
      ],
    });
  });

  it('counts findings, suppressed or not', () => {
    const results = [
      { ruleId: 'a', message: { text: 'found' } },
      { ruleId: 'b', kind: 'pass', message: { text: 'fine' } },
      {
        ruleId: 'c',
        message: { text: '' },
        suppressions: [{ kind: 'external', justification: 'so' }],
      },
      {
        ruleId: 'd',
        message: { text: '' },
        suppressions: [{ kind: 'external', status: 'rejected' }],
      },
    ];
    const report = parse(sarif('x', [], results));
    expect(report.findings.map(({ id, suppressed }) => [id, suppressed])).toEqual([
      ['a', undefined],
      ['c', 'suppressed in the report: so'],
      ['d', undefined],
    ]);
  });

  it.each<[string, object, string]>([
    [
      'of two tools',
      { version: '2.1.0', runs: [...sarif('a', [], []).runs, ...sarif('b', [], []).runs] },
      'several tools: a, b',
    ],
    [
      'of a failed scan',
      sarif('a', [], [], { invocations: [{ executionSuccessful: false }] }),
      'did not succeed',
    ],
    ['without results', sarif('a', [], undefined), 'runs.0.results: must be a list'],
    ['with null for results', sarif('a', [], null), 'runs.0.results: must be a list'],
    ['without a run', { version: '2.1.0', runs: [] }, 'runs: must have a run'],
    ['of another version', { version: '2.0.0', runs: [] }, 'version'],
    [
      'with a result of no rule',
      sarif('a', [], [{ message: { text: '' } }]),
      'a result without a rule',
    ],
  ])('%s is refused', (_, document, reason) => {
    expect(() => parse(document)).toThrow(reason);
  });
});
