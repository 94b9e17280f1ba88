import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('a CycloneDX report', () => {
  const bom = (vulnerabilities: unknown, change: object = {}) => ({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: '2026-11-23T10:00:00Z',
      tools: { components: [{ type: 'application', name: 'trivy', version: '0.70.0' }] },
      component: {
        type: 'container',
        name: 'payments',
        purl: `pkg:oci/payments@${DIGEST.replace(':', '%3A')}?arch=amd64`,
      },
    },
    components: [
      {
        'bom-ref': 'r1',
        type: 'library',
        group: '@scope',
        name: 'qs',
        version: '6.0.0',
        purl: 'pkg:npm/%40scope/qs@6.0.0',
      },
    ],
    vulnerabilities,
    ...change,
  });
  const found = (change: object = {}) => ({
    id: 'CVE-2026-0001',
    ratings: [
      { severity: 'low', score: 3.1 },
      { severity: 'high', score: 8.1 },
    ],
    affects: [{ ref: 'r1' }],
    ...change,
  });

  it('lists components by reference, with the worst rating', () => {
    expect(parse(bom([found()]))).toMatchObject({
      scanner: 'trivy',
      images: [DIGEST],
      packages: 1,
      findings: [
        {
          package: { name: '@scope/qs', version: '6.0.0', kind: 'library' },
          severity: 'high',
          score: 8.1,
        },
      ],
    });
  });

  it('keeps what names no component, and what its analysis calls harmless', () => {
    const harmless = found({
      id: 'CVE-2',
      analysis: { state: 'not_affected', detail: 'not called' },
    });
    const report = parse(bom([found({ affects: undefined }), harmless]));
    expect(report.findings.map(({ id, suppressed }) => [id, suppressed])).toEqual([
      ['CVE-2026-0001', undefined],
      ['CVE-2', 'its analysis says not_affected: not called'],
    ]);
  });

  it.each<[string, object, string]>([
    ['without vulnerabilities', bom(undefined), 'a bill of materials without one is no scan'],
    ['of an unknown version', bom([], { specVersion: '9.9' }), 'specVersion'],
    ['of no tool', bom([], { metadata: {} }), 'must name the tool'],
    [
      'with a score beyond 10',
      bom([found({ ratings: [{ score: 11 }] })]),
      'vulnerabilities.0.ratings.0.score',
    ],
  ])('%s is refused', (_, document, reason) => {
    expect(() => parse(document)).toThrow(reason);
  });
});
