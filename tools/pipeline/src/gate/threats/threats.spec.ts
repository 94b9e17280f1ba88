import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeFindings } from '../normalise/merge-findings.ts';
import { NOW, daysAgo, report, reported } from '../test/samples.ts';
import { applyThreats, threatProblems, type Threats } from './apply-threats.ts';
import { collectThreats } from './collect-threats.ts';
import { readEpss } from './read-epss.ts';
import { readKev } from './read-kev.ts';

const bytes = (document: unknown) =>
  Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
const kev = (change: object = {}) => ({
  title: 'CISA Catalog of Known Exploited Vulnerabilities',
  catalogVersion: '2026.11.22',
  dateReleased: '2026-11-22T15:00:00.1234Z',
  count: 2,
  vulnerabilities: [
    { cveID: 'CVE-2026-0001', dateAdded: '2026-11-22' },
    { cveID: 'CVE-2025-12345', dateAdded: '2025-11-22' },
  ],
  ...change,
});
const api = (change: object = {}) => ({
  status: 'OK',
  'status-code': 200,
  total: 2,
  offset: 0,
  limit: 100,
  data: [
    { cve: 'CVE-2026-0001', epss: '0.420000000', percentile: '0.97', date: '2026-11-22' },
    { cve: 'CVE-2026-0002', epss: '0.000010000', percentile: '0.01', date: '2026-11-21' },
  ],
  ...change,
});
const CSV =
  '#model_version:v2025.03.14,score_date:2026-11-22T00:00:00+0000\ncve,epss,percentile\nCVE-2026-0001,0.42,0.97\nCVE-2026-0002,1e-05,0.01\n';

describe('the catalogue of known exploited vulnerabilities', () => {
  it('is read with its time', () => {
    expect(readKev('kev.json', bytes(kev()))).toEqual({
      ids: new Set(['CVE-2026-0001', 'CVE-2025-12345']),
      releasedAt: new Date('2026-11-22T15:00:00.123Z'),
    });
  });

  it.each<[string, unknown, string]>([
    ['cut short', kev({ count: 3 }), 'count: is 3, and 2 vulnerabilities are listed'],
    ['empty', kev({ count: 0, vulnerabilities: [] }), 'count: must be above 0'],
    [
      'without a time',
      kev({ dateReleased: '2026-11-22' }),
      'dateReleased: must be a date and a time with a zone',
    ],
    [
      'with another name',
      kev({ vulnerabilities: [{ cveID: 'GHSA-x' }] }),
      'vulnerabilities.0.cveID',
    ],
    ['something else', { SchemaVersion: 2 }, 'catalogVersion'],
    ['with a key twice', '{"count": 1, "count": 2}', 'duplicate key "count"'],
  ])('is refused %s', (_, document, problem) => {
    expect(() => readKev('kev.json', bytes(document))).toThrow(problem);
  });
});

describe('EPSS scores', () => {
  it('are read from the API and from the daily file', () => {
    const probabilities = new Map([
      ['CVE-2026-0001', 0.42],
      ['CVE-2026-0002', 0.000_01],
    ]);
    const [older, newer] = [new Date('2026-11-21T00:00:00Z'), new Date('2026-11-22T00:00:00Z')];
    expect(readEpss('epss.json', bytes(api()))).toEqual({ probabilities, scoredAt: older });
    expect(readEpss('epss.csv', bytes(CSV))).toEqual({ probabilities, scoredAt: newer });
    expect(readEpss('epss.csv', bytes(CSV.replaceAll('\n', '\r\n')))).toEqual({
      probabilities,
      scoredAt: newer,
    });
  });

  it.each<[string, unknown, string]>([
    [
      'of one page of several',
      api({ total: 300_000 }),
      'total: is 300000, and 2 scores are listed',
    ],
    ['of none', api({ total: 0, data: [] }), 'data: must have a score'],
    ['of an error', api({ status: 'ERROR' }), 'status'],
    [
      'above 1',
      api({ data: [{ cve: 'CVE-2026-0001', epss: '42', date: '2026-11-22' }] }),
      'data.0.epss',
    ],
    [
      'of no day',
      api({ data: [{ cve: 'CVE-2026-0001', epss: '0.1', date: 'today' }] }),
      'data.0.date',
    ],
    ['of a file without a day', CSV.replace(/score_date.*/, ''), 'line 1: must have a score_date'],
    [
      'of a file in another zone',
      CSV.replace('+0000', '+0100'),
      'line 1: must have a score_date in UTC',
    ],
    [
      'of a file with other columns',
      CSV.replace('cve,epss', 'epss,cve'),
      'line 2: must be cve,epss,percentile',
    ],
    ['of a file that is cut off', `${CSV}CVE-2026-00`, 'line 5: must be a CVE and a probability'],
    [
      'of a file with a score above 1',
      CSV.replace('0.42', '1.42'),
      'line 3: must be a CVE and a probability',
    ],
    ['of a file without a score', CSV.split('\n').slice(0, 2).join('\n'), 'must have a score'],
  ])('are refused %s', (_, document, problem) => {
    expect(() => readEpss('epss', bytes(document))).toThrow(problem);
  });
});

describe('the known threats', () => {
  const threats: Threats = {
    kev: { file: 'kev.json', ...readKev('kev.json', bytes(kev())) },
    epss: { file: 'epss.csv', ...readEpss('epss.csv', bytes(CSV)) },
  };
  const withThreats = (change: Parameters<typeof reported>[0], given: Threats = threats) =>
    applyThreats(mergeFindings([report([reported(change)])]), given)[0];

  it('count for each name of a finding, but not for related names', () => {
    expect(withThreats({})).toMatchObject({ exploited: true, epss: 0.42 });
    expect(withThreats({ id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2026-0001'] })).toMatchObject({
      exploited: true,
      epss: 0.42,
    });
    expect(withThreats({ id: 'CVE-2026-0003', related: ['CVE-2026-0001'] })).toMatchObject({
      exploited: false,
      epss: undefined,
    });
  });

  it('make nothing milder', () => {
    expect(withThreats({ id: 'CVE-2026-0002', exploited: true, epss: 0.9 })).toMatchObject({
      exploited: true,
      epss: 0.9,
    });
    expect(withThreats({ exploited: true, epss: 0.9 }, {})).toMatchObject({
      exploited: true,
      epss: 0.9,
    });
  });

  it('are ignored if they are older than a database may be, or from the future', () => {
    expect(threatProblems(threats, { databaseAge: 48 }, NOW)).toEqual([]);
    expect(threatProblems(threats, { databaseAge: 24 }, NOW)).toEqual([
      'epss.csv: is of 2026-11-22T00:00:00.000Z, more than 24 hours ago',
    ]);
    expect(threatProblems(threats, {}, daysAgo(-10))).toHaveLength(2);
    expect(threatProblems(threats, {}, daysAgo(2))).toEqual([
      'kev.json: is of 2026-11-22T15:00:00.123Z, which is still to come',
      'epss.csv: is of 2026-11-22T00:00:00.000Z, which is still to come',
    ]);
  });
});

describe('the threat files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-threats-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('are read with their digests, which are part of the evidence', async () => {
    const files = { kev: file('kev.json', JSON.stringify(kev())), epss: file('epss.csv', CSV) };
    const collected = await collectThreats(files);
    expect(collected.files).toEqual([
      { file: files.kev, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { file: files.epss, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(collected.threats.kev?.ids.size).toBe(2);
    expect(await collectThreats({})).toEqual({ threats: {}, files: [] });
  });

  it('are named if they are unreadable', async () => {
    const link = join(folder, 'link.json');
    symlinkSync(file('kev.json', JSON.stringify(kev())), link);
    await expect(collectThreats({ kev: link })).rejects.toThrow(
      `${link}: is a link; give the file itself`,
    );
    const empty = file('empty', '');
    await expect(collectThreats({ epss: empty })).rejects.toThrow(`${empty}: is empty`);
    const cut = file('cut', '{"status":');
    await expect(collectThreats({ epss: cut })).rejects.toThrow(`${cut}: is not valid JSON`);
  });
});
