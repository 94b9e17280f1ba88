import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { runs } from '@gatehouse/testing';
import { ReportError } from '../model/report.ts';
import { parseReport } from './parse-report.ts';
import { readReport } from './read-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const TRIVY = { SchemaVersion: 2, ArtifactName: 'x', Results: [] as unknown };

describe('a report file', () => {
  it.each<[string, () => void, string]>([
    ['missing', () => undefined, 'does not exist'],
    ['empty', () => writeFileSync(file('empty'), ''), 'is empty'],
    ['directory', () => mkdirSync(file('directory')), 'is not a regular file'],
    ['link', () => symlinkSync('good', file('link')), 'is a link; give the file itself'],
    [
      'huge',
      () => {
        writeFileSync(file('huge'), '{');
        truncateSync(file('huge'), 600 * 1_024 * 1_024);
      },
      'has 629145600 bytes; at most 536870912 are read',
    ],
    [
      'binary',
      () => writeFileSync(file('binary'), Buffer.from([0x7b, 0xff, 0xfe])),
      'is not UTF-8 text',
    ],
  ])('that is %s is refused', async (name, make, reason) => {
    make();
    const before = process.memoryUsage().rss;
    await expect(readReport(file(name))).rejects.toThrow(`${file(name)}: ${reason}`);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('is read completely', async () => {
    writeFileSync(file('good'), JSON.stringify(TRIVY));
    expect(await readReport(file('good'))).toMatchObject({
      report: { scanner: 'trivy', findings: [] },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe('a report text', () => {
  const vulnerability = { VulnerabilityID: 'CVE-1', PkgName: 'x' };
  const withFinding = (change: object) => ({
    ...TRIVY,
    Results: [{ Vulnerabilities: [{ ...vulnerability, ...change }] }],
  });
  it.each<[string, string | object, string]>([
    ['HTML', '<!doctype html><p>Log in</p>', 'is HTML or XML, not JSON'],
    ['white space', ' \n', 'is empty'],
    ['cut off', '{"SchemaVersion": 2, "Results": [', 'is not valid JSON'],
    ['NaN', '{"SchemaVersion": NaN}', 'is not valid JSON'],
    ['two documents', '{}{}', 'is not valid JSON'],
    [
      'a key twice',
      '{"SchemaVersion": 2, "Results": [1], "Results": []}',
      'duplicate key "Results"',
    ],
    ['a list', '[]', 'must be a JSON object'],
    ['null', 'null', 'must be a JSON object'],
    [
      'an empty object',
      {},
      'is in no format that is known; known are: Trivy JSON, Grype JSON, SARIF 2.1.0, ECR (describe-image-scan-findings), Inspector (list-findings), Inspector (scan-sbom), CycloneDX with vulnerabilities, OSV-Scanner JSON, Snyk container JSON, GitLab container scanning',
    ],
    ['two formats in one', { ...TRIVY, runs: [] }, 'could be Trivy JSON or SARIF 2.1.0'],
    ['a later schema', { ...TRIVY, SchemaVersion: 3 }, 'SchemaVersion'],
    ['a schema in words', { ...TRIVY, SchemaVersion: '2' }, 'SchemaVersion'],
    ['results that are no list', { ...TRIVY, Results: 'none' }, 'Results'],
    [
      'findings that are no list',
      { ...TRIVY, Results: [{ Vulnerabilities: {} }] },
      'Results.0.Vulnerabilities',
    ],
    [
      'a finding without a name',
      withFinding({ VulnerabilityID: '' }),
      'Results.0.Vulnerabilities.0.VulnerabilityID',
    ],
    [
      'a finding without a package',
      withFinding({ PkgName: undefined }),
      'Results.0.Vulnerabilities.0.PkgName',
    ],
    [
      'a severity that is a number',
      withFinding({ Severity: 3 }),
      'Results.0.Vulnerabilities.0.Severity',
    ],
    ['a score beyond 10', withFinding({ CVSS: { nvd: { V3Score: 42 } } }), 'V3Score'],
    ['a date that is none', withFinding({ PublishedDate: 'yesterday' }), 'must be a date'],
    [
      'a time of creation that is none',
      { ...TRIVY, CreatedAt: 'soon' },
      'CreatedAt: must be a date',
    ],
    [
      'Grype’s without matches',
      { descriptor: { name: 'grype' }, matches: null, source: { type: 'image' } },
      'matches',
    ],
    [
      'Grype’s by another tool',
      { descriptor: { name: 'grpe' }, matches: [], source: { type: 'image' } },
      'descriptor.name',
    ],
    ['Grype’s of nothing', { descriptor: { name: 'grype' }, matches: [] }, 'source'],
  ])('with %s is refused', (_, text, reason) => {
    const given = typeof text === 'string' ? text : JSON.stringify(text);
    const parse = () => parseReport('report.json', given);
    expect(parse).toThrow(ReportError);
    expect(parse).toThrow(reason);
    expect(parse).toThrow(/^report\.json: [^\n]*$/);
  });

  it('of any kind yields a report or a reason', () => {
    const keys = fc.constantFrom(
      'SchemaVersion',
      'Results',
      'ArtifactName',
      'matches',
      'descriptor',
      'runs',
      'version',
      'imageScanStatus',
      'findings',
      'bomFormat',
      'vulnerabilities',
      'sbom',
      'inspector',
      'results',
      'scan',
      'ok',
      '__proto__',
      'constructor',
    );
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom(2, '2.1.0', 'CycloneDX', [], {}));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.dictionary(keys, values).map((object) => JSON.stringify(object)),
          fc.string(),
        ),
        (text) => {
          try {
            expect(parseReport('x', text)).toHaveProperty('findings');
          } catch (error) {
            expect(error).toBeInstanceOf(ReportError);
          }
        },
      ),
      { numRuns: runs(1_000) },
    );
  });
});
