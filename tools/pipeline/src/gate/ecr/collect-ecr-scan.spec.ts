import { collect } from './test/collect.ts';
import { inTurn, type Reply } from './test/ecr-script.ts';
import {
  AMD,
  AMD_CONFIG,
  AMD_MANIFEST,
  ARM,
  ARM_CONFIG,
  ARM_MANIFEST,
  child,
  CONFIG,
  DIGEST,
  digestOf,
  index,
  MANIFEST,
} from './test/image-manifests.ts';
import { manifests } from './test/image-replies.ts';
import { ARN, PUSHED } from './test/repository.ts';
import { basicFinding, enhancedFinding } from './test/scan-findings.ts';
import { page } from './test/scan-page.ts';
import { coverage, frequency, mode } from './test/scan-settings.ts';
import { BASIC, ENHANCED } from './test/world.ts';

const noScan: Reply = () => ({ error: 'ScanNotFoundException' });
const found = [basicFinding('CVE-2026-1')];
const watched = [enhancedFinding('CVE-2026-1'), enhancedFinding('CVE-2026-2', 'LOW')];

test('reads a basic scan', async () => {
  const { reports, images, problem, calls } = await collect(BASIC);
  expect(problem).toBeUndefined();
  expect(images).toMatchObject([{ digest: DIGEST, config: CONFIG }]);
  expect(reports).toMatchObject([
    {
      scanner: 'ecr-basic',
      origin: 'ecr',
      images: [DIGEST],
      completedAt: new Date((PUSHED + 60) * 1_000),
      findings: [{ id: 'CVE-2026-1', severity: 'HIGH' }],
    },
  ]);
  expect(calls.filter(({ action }) => action === 'DescribeImageScanFindings')).toMatchObject([
    { input: { maxResults: 1000, imageId: { imageDigest: DIGEST } } },
    { input: { maxResults: 1000, imageId: { imageDigest: DIGEST } } },
  ]);
});

test.each(['ACTIVE', 'COMPLETE'])('reads an enhanced scan that is %s', async (status) => {
  const { reports } = await collect({
    ...ENHANCED,
    DescribeImageScanFindings: page({ status, enhanced: watched }),
  });
  expect(reports).toMatchObject([{ scanner: 'inspector', images: [DIGEST] }]);
  expect(reports[0]?.findings).toHaveLength(2);
});

test('waits while the scan is missing, pending or running, and while calls fail', async () => {
  const { reports, said } = await collect(
    {
      ...ENHANCED,
      DescribeImageScanFindings: inTurn(
        noScan,
        page({ status: 'PENDING', enhanced: [] }),
        () => ({ error: 'ThrottlingException' }),
        'cut',
        () => ({ html: '<h1>Bad gateway</h1>', status: 502 }),
        page({ status: 'IN_PROGRESS' }),
        page({ enhanced: watched }),
      ),
    },
    DIGEST,
    { timeoutMs: 600_000 },
  );
  expect(reports[0]?.findings).toHaveLength(2);
  expect(said.join('\n')).toMatch(
    /ENHANCED scanning.*\n.*ScanNotFound.*\n.*PENDING.*\n.*throttled.*\n.*no connection.*\n.*502.*\n.*IN_PROGRESS/,
  );
});

test('joins all pages', async () => {
  const counts = { HIGH: 3 };
  const pages: Record<string, Reply> = {
    first: page({ basic: found, counts, nextToken: 'two' }),
    two: page({ basic: [basicFinding('CVE-2026-2')], counts, nextToken: 'three' }),
    three: page({ basic: [basicFinding('CVE-2026-3')], counts }),
  };
  const { reports } = await collect({
    ...BASIC,
    DescribeImageScanFindings: (input) => pages[input.nextToken ?? 'first']?.(input) ?? 'cut',
  });
  expect(
    reports[0]?.findings.flatMap(({ id, aliases, related }) => [id, ...aliases, ...related]).sort(),
  ).toEqual(['CVE-2026-1', 'CVE-2026-2', 'CVE-2026-3']);
});

test('starts over when a page fails, or when the findings change between pages', async () => {
  const counts = { HIGH: 2 };
  const one = page({ basic: found, counts, nextToken: 'two' });
  const two = page({ basic: [basicFinding('CVE-2026-2')], counts });
  const rescanned = page({ basic: [], counts, completedAt: PUSHED + 90 });
  const { reports, problem, said } = await collect({
    ...BASIC,
    DescribeImageScanFindings: inTurn(
      ...[one, () => ({ error: 'ServerException', status: 500 })],
      ...[one, rescanned],
      ...[one, two],
      ...[one, two],
    ),
  });
  expect(problem).toBeUndefined();
  expect(reports[0]?.findings).toHaveLength(2);
  expect(said.join('\n')).toContain('changed while they were being read');
});

test('includes findings that appear after the scan was reported as complete', async () => {
  const { reports, problem } = await collect({
    ...ENHANCED,
    DescribeImageScanFindings: inTurn(
      ...Array<Reply>(9).fill(
        page({ status: 'COMPLETE', counts: undefined, completedAt: undefined }),
      ),
      page({ enhanced: watched }),
    ),
  });
  expect(problem).toBeUndefined();
  expect(reports[0]?.findings).toHaveLength(2);
});

test('includes findings that appear between two readings', async () => {
  const { reports } = await collect({
    ...BASIC,
    DescribeImageScanFindings: inTurn(page({ basic: [] }), page({ basic: found })),
  });
  expect(reports[0]?.findings).toHaveLength(1);
});

test('waits for inconsistent counts to settle', async () => {
  const { reports } = await collect({
    ...BASIC,
    DescribeImageScanFindings: inTurn(
      page({ basic: [], counts: { HIGH: 1 } }),
      page({ basic: [], counts: { HIGH: 1 } }),
      page({ basic: found }),
    ),
  });
  expect(reports[0]?.findings).toHaveLength(1);
});

test('trusts a basic scan without findings that is newer than the push', async () => {
  const { reports, calls } = await collect({
    ...BASIC,
    DescribeImageScanFindings: page({ basic: [], completedAt: PUSHED }),
  });
  expect(reports).toMatchObject([{ scanner: 'ecr-basic', findings: [], images: [DIGEST] }]);
  expect(calls.filter(({ action }) => action === 'DescribeImageScanFindings')).toHaveLength(2);
});

test('trusts an enhanced scan without findings that Inspector confirms', async () => {
  const { reports, calls } = await collect({
    ...ENHANCED,
    DescribeImageScanFindings: page({ enhanced: [] }),
    ListCoverage: inTurn(
      () => ({ body: { coveredResources: [] } }),
      coverage('ACTIVE', 'PENDING_INITIAL_SCAN'),
      coverage('ACTIVE', 'SUCCESSFUL'),
    ),
  });
  expect(reports).toMatchObject([{ scanner: 'inspector', findings: [] }]);
  const asked = calls.filter(({ action }) => action === 'ListCoverage');
  expect(asked).toHaveLength(3);
  expect(asked[0]?.input.filterCriteria?.resourceId?.[0]?.value).toBe(`${ARN}/${DIGEST}`);
});

test('trusts an image that is scanned once, by the date of that scan', async () => {
  const { reports } = await collect({
    ...ENHANCED,
    DescribeImageScanFindings: page({ enhanced: [] }),
    ListCoverage: coverage('INACTIVE', 'SCAN_FREQUENCY_SCAN_ON_PUSH'),
  });
  expect(reports).toHaveLength(1);
});

test('reads every platform of an index, and reports its configuration', async () => {
  const manifest = index(child(AMD, 'amd64'), child(ARM, 'arm64'), child(DIGEST, 'unknown', true));
  const { reports, images, problem } = await collect(
    { ...BASIC, BatchGetImage: manifests(manifest, AMD_MANIFEST, ARM_MANIFEST) },
    digestOf(manifest),
  );
  expect(problem).toBeUndefined();
  expect(reports.map((report) => report.images)).toEqual([[AMD], [ARM]]);
  expect(images).toMatchObject([
    { digest: AMD, config: AMD_CONFIG },
    { digest: ARM, config: ARM_CONFIG },
  ]);
});

test('reads a basic scan that was started by hand', async () => {
  const { reports } = await collect({
    ...BASIC,
    BatchGetRepositoryScanningConfiguration: frequency('MANUAL'),
    DescribeImageScanFindings: inTurn(page({ status: 'IN_PROGRESS' }), page({ basic: found })),
  });
  expect(reports).toHaveLength(1);
});

test("reads the scan in another account's registry, whose rules are unreadable", async () => {
  const { reports, calls, said } = await collect({
    ...BASIC,
    GetRegistryScanningConfiguration: mode('BASIC', '999999999999'),
  });
  expect(reports).toHaveLength(1);
  expect(calls.map(({ action }) => action)).not.toContain(
    'BatchGetRepositoryScanningConfiguration',
  );
  expect(said.join('\n')).toContain('cannot be read');
});

test('labels basic findings as such if enhanced scanning is switched on', async () => {
  const { reports } = await collect({
    ...ENHANCED,
    DescribeImageScanFindings: page({ basic: found }),
  });
  expect(reports).toMatchObject([{ scanner: 'ecr-basic' }]);
});

test('reads the images of a repository without an account', async () => {
  const { reports } = await collect(BASIC, DIGEST, {
    image: { repository: 'payments', digest: digestOf(MANIFEST) },
  });
  expect(reports).toHaveLength(1);
});
