import { parseReport } from './parse-report.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const CONFIG = `sha256:${'c'.repeat(64)}`;
const parse = (document: object) => parseReport('report.json', JSON.stringify(document));

describe('a report of Grype', () => {
  const grype = (match: object = {}, change: object = {}) => ({
    matches: [
      {
        vulnerability: {
          id: 'GHSA-aaaa-bbbb-cccc',
          dataSource: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          severity: 'High',
          description: 'qs is wrong\nMore of it',
          fix: { versions: ['6.0.1'], state: 'fixed' },
          cvss: [],
          knownExploited: [{ cve: 'CVE-2026-0001' }],
        },
        relatedVulnerabilities: [
          {
            id: 'CVE-2026-0001',
            cvss: [{ version: '3.1', metrics: { baseScore: 8.1 } }],
            epss: [{ cve: 'CVE-2026-0001', epss: 0.42, percentile: 0.9 }],
          },
        ],
        matchDetails: [],
        artifact: {
          name: 'qs',
          version: '6.0.0',
          type: 'npm',
          purl: 'pkg:npm/qs@6.0.0',
          locations: [{ path: '/app/package-lock.json', layerID: DIGEST }],
        },
        ...match,
      },
    ],
    source: {
      type: 'image',
      target: { imageID: CONFIG, manifestDigest: DIGEST, repoDigests: [`payments@${DIGEST}`] },
    },
    descriptor: { name: 'grype', version: '0.110.0', timestamp: '2026-11-23T10:00:00+01:00' },
    ...change,
  });

  it('joins the names of related vulnerabilities, and identifies the image by its digests', () => {
    expect(parse(grype())).toMatchObject({
      scanner: 'grype',
      images: [DIGEST, CONFIG],
      completedAt: new Date('2026-11-23T09:00:00Z'),
      findings: [
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          aliases: ['CVE-2026-0001'],
          severity: 'High',
          score: 8.1,
          epss: 0.42,
          exploited: true,
          fixedIn: ['6.0.1'],
          path: '/app/package-lock.json',
          title: 'qs is wrong',
        },
      ],
    });
  });

  it('may be of a directory, which is not an image', () => {
    expect(parse(grype({}, { source: { type: 'directory', target: '.' } })).images).toEqual([]);
  });

  it("lists what the user's rules omit", () => {
    const [ignored] = grype().matches;
    const document = grype(
      {},
      { ignoredMatches: [{ ...ignored, appliedIgnoreRules: [{ reason: '' }] }] },
    );
    const { findings, leftOut } = parse(document);
    expect(findings.map(({ suppressed }) => suppressed)).toEqual([
      undefined,
      'an ignore rule of Grype',
    ]);
    expect(leftOut).toEqual([]);
  });
});
