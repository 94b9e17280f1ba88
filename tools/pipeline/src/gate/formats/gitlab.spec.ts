import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { AT, DIGEST } from './test/documents.ts';
import { gitLab } from './test/gitlab-document.ts';

const read = (document: unknown) => parseReport('report.json', JSON.stringify(document));
const refused = (document: unknown, problem: string) => {
  expect(() => read(document)).toThrow(ReportError);
  expect(() => read(document)).toThrow(`report.json: ${problem}`);
};

describe('a GitLab container scanning report', () => {
  it('names the image, its time in UTC, and the fix in the solution', () => {
    expect(read(gitLab({}))).toMatchObject({
      scanner: 'trivy',
      version: '0.70.0',
      images: [DIGEST],
      completedAt: new Date(AT),
      findings: [
        {
          id: 'CVE-2026-0001',
          package: { name: 'qs', version: '6.0.0' },
          severity: 'Critical',
          fixedIn: ['6.0.1'],
          url: 'https://example.com',
        },
      ],
    });
  });

  it('has other identifiers as related names, and no weaknesses', () => {
    const identifiers = [
      { type: 'cve', value: 'CVE-1' },
      { type: 'cve', value: 'CVE-2' },
      { type: 'cwe', value: 'CWE-79' },
    ];
    expect(read(gitLab({ identifiers })).findings[0]).toMatchObject({
      id: 'CVE-1',
      aliases: [],
      related: ['CVE-2'],
    });
  });

  it('without findings names no image', () => {
    expect(read({ ...gitLab({}), vulnerabilities: [] })).toMatchObject({
      images: [],
      findings: [],
    });
  });

  it.each<[string, unknown, string]>([
    [
      'of a scan that failed',
      gitLab({}, { status: 'failure' }),
      'scan.status: must be success; found "failure"',
    ],
    ['of another kind', gitLab({}, { type: 'sast' }), 'scan.type'],
    ['of an older version', { ...gitLab({}), version: '2.3' }, 'version: must be 14.x or 15.x'],
    [
      'without an identifier',
      gitLab({ identifiers: [] }),
      'vulnerabilities.0.identifiers: must have an identifier',
    ],
    [
      'without a package',
      gitLab({ location: { image: 'x' } }),
      'vulnerabilities.0.location.dependency',
    ],
  ])('is refused %s', (_, document, problem) => refused(document, problem));
});
