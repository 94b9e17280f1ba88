import { parseReport } from './parse-report.ts';
import { AT, DIGEST, sarif } from './test/documents.ts';
import { basic } from './test/ecr-document.ts';
import { gitLab } from './test/gitlab-document.ts';
import { grype } from './test/grype-document.ts';
import { snyk } from './test/snyk-document.ts';
import { LIBRARY_RESULT, OS_RESULT, trivy } from './test/trivy-document.ts';

const coverageOf = (document: unknown) =>
  parseReport('report.json', JSON.stringify(document)).coverage;
const metadata = (OS: object | undefined, change: object = {}) => ({
  Metadata: { ImageID: DIGEST, OS, ...change },
});

describe('what a scanner was told to omit', () => {
  const filtersOf = (configuration: object) => coverageOf(grype([], {}, { configuration })).filters;

  it.each<[string, object, string]>([
    ['a fix only', { 'only-fixed': true }, 'findings without a fix (only-fixed)'],
    ['no fix only', { 'only-notfixed': true }, 'findings with a fix (only-notfixed)'],
    [
      'states',
      { 'ignore-wontfix': 'wont-fix' },
      'findings by the state of their fix (ignore-states: wont-fix)',
    ],
    [
      'the switch of older versions',
      { 'ignore-wontfix': true },
      'findings by the state of their fix (ignore-states: true)',
    ],
    ['paths', { exclude: ['/usr/**'] }, 'files (exclude: /usr/**)'],
    ['layers', { search: { scope: 'top-layer' } }, 'layers (scope: top-layer)'],
    [
      'binaries',
      { match: { stock: { 'using-cpes': false } } },
      'packages of no ecosystem, such as binaries (match.stock.using-cpes)',
    ],
    [
      'another distribution',
      { distro: 'alpine:3.18' },
      'advisories of any other distribution than alpine:3.18 (distro)',
    ],
  ])('is read from Grype: %s', (_, configuration, filter) => {
    expect(filtersOf(configuration)).toEqual([filter]);
  });

  it('is nothing by default, in all layers, or with ignore rules, whose matches Grype lists', () => {
    expect(filtersOf({})).toEqual([]);
    expect(filtersOf({ search: { scope: 'all-layers' } })).toEqual([]);
    expect(filtersOf({ ignore: [{ package: { name: 'qs' } }] })).toEqual([]);
  });

  it('is unknown for Grype without its configuration', () => {
    expect(coverageOf(grype([], { descriptor: { name: 'grype', timestamp: AT } }))).toMatchObject({
      filters: ['what its configuration says, which the report lacks'],
      database: { problem: 'is not named by the report' },
    });
  });

  it.each([
    ['low', []],
    ['high', ['severities below high (severityThreshold)']],
  ])('is read from Snyk with the threshold %s', (severityThreshold, filters) => {
    expect(coverageOf(snyk([], { severityThreshold })).filters).toEqual(filters);
  });
});

describe('the vulnerability database', () => {
  it.each<[string, object, object]>([
    ['valid', {}, { builtAt: new Date('2026-11-23T06:00:00Z'), problem: undefined }],
    ['not valid', { valid: false }, { problem: 'is not valid' }],
    ['with an error', { error: 'is 5 days old' }, { problem: 'is not valid: is 5 days old' }],
    [
      'of no time',
      { built: '' },
      { builtAt: undefined, problem: 'does not say when it was built' },
    ],
  ])('of Grype is %s', (_, db, database) => {
    expect(coverageOf(grype([], {}, { db })).database).toMatchObject(database);
  });

  it('of an older Grype has the same words one level higher', () => {
    const { descriptor } = grype([]);
    const db = { built: '2026-11-20T06:00:00Z', schemaVersion: 5, checksum: 'x', error: null };
    expect(coverageOf(grype([], { descriptor: { ...descriptor, db } })).database).toEqual({
      builtAt: new Date('2026-11-20T06:00:00Z'),
      problem: undefined,
    });
  });

  it('is named by ECR’s basic scanning and by a Trivy server, but not by Trivy alone', () => {
    const builtAt = new Date('2026-11-22T00:00:00Z');
    const updated = { vulnerabilitySourceUpdatedAt: 1_795_305_600 };
    expect(coverageOf(basic({}, updated)).database?.builtAt).toEqual(builtAt);
    const Server = { VulnerabilityDB: { Version: 2, UpdatedAt: '2026-11-22T00:00:00Z' } };
    expect(coverageOf(trivy([OS_RESULT], { Trivy: { Server } })).database?.builtAt).toEqual(
      builtAt,
    );
    expect(coverageOf(trivy([OS_RESULT])).database).toBeUndefined();
  });
});

it.each<[string, unknown, object | undefined]>([
  [
    'Trivy',
    trivy([OS_RESULT], metadata({ Family: 'debian', Name: '8.11', EOSL: true })),
    { name: 'debian 8.11', endOfLife: true },
  ],
  [
    'Trivy, where it does not say',
    trivy([OS_RESULT]),
    { name: 'debian 13.1', endOfLife: undefined },
  ],
  ['Trivy without a system', trivy([LIBRARY_RESULT], metadata(undefined)), undefined],
  [
    'Grype',
    grype([], { alertsByPackage: [{ alerts: [{ type: 'distro-eol', message: 'x' }] }] }),
    { name: 'debian 13', endOfLife: true },
  ],
  ['Grype without an alert', grype([]), { name: 'debian 13', endOfLife: undefined }],
  ['GitLab', gitLab({}), { name: 'debian 13.1', endOfLife: undefined }],
  ['SARIF', sarif({}, {}), undefined],
])('the end of life of a system is what %s says about it', (_, document, system) => {
  expect(coverageOf(document).operatingSystem).toEqual(system);
});
