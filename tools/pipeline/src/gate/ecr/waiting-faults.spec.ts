import { VirtualClock } from '../../aws/test/virtual-clock.ts';
import { ReportError } from '../model/report.ts';
import { collectEcrScan } from './collect-ecr-scan.ts';
import { createClients } from './create-clients.ts';
import { collect, TIMEOUT_MS } from './test/collect.ts';
import { inTurn } from './test/ecr-script.ts';
import { eachFails, fails, scan } from './test/fails.ts';
import {
  AMD,
  AMD_MANIFEST,
  ARM,
  ARM_MANIFEST,
  child,
  DIGEST,
  index,
} from './test/image-manifests.ts';
import { manifests } from './test/image-replies.ts';
import { basicFinding } from './test/scan-findings.ts';
import { page } from './test/scan-page.ts';
import { BASIC, ENHANCED } from './test/world.ts';

const found = [basicFinding('CVE-2026-1')];
const INDEX = index(child(AMD, 'amd64'), child(ARM, 'arm64'), child(DIGEST, 'unknown', true));

eachFails(
  [
    [
      'no scan to the end',
      scan(fails('ScanNotFoundException')),
      /ScanNotFoundException\); turn on scan on push/,
    ],
    [
      'PENDING to the end, with empty lists',
      scan(page({ status: 'PENDING', basic: [], enhanced: [] })),
      /has not begun \(PENDING\)/,
    ],
    [
      'IN_PROGRESS to the end',
      scan(page({ status: 'IN_PROGRESS' })),
      /not finished \(IN_PROGRESS\)/,
    ],
    [
      'page 2 always fails',
      scan((input) =>
        input.nextToken
          ? { error: 'ServerException', status: 500 }
          : page({ basic: found, nextToken: 'two' })(input),
      ),
      /failing at AWS \(HTTP 500: ServerException/,
    ],
    [
      'page 2 goes back to PENDING',
      scan((input) =>
        page(input.nextToken ? { status: 'PENDING' } : { basic: found, nextToken: 'two' })(input),
      ),
      /PENDING/,
    ],
    [
      'findings that never settle',
      scan(() =>
        page({ basic: [basicFinding(`CVE-${Math.random()}`)] })({
          imageId: { imageDigest: DIGEST },
        }),
      ),
      /read again/,
    ],
    ['throttled throughout', scan(fails('ThrottlingException')), /throttled \(ThrottlingException/],
    [
      'throttled from the first call',
      { ...BASIC, BatchGetImage: fails('TooManyRequestsException', 429) },
      /BatchGetImage: given up.*throttled/,
    ],
    [
      'AWS fails throughout',
      scan(() => ({ error: 'ServerException', status: 500 })),
      /failing at AWS \(HTTP 500/,
    ],
    ['connections that are cut', scan('cut'), /no connection \((?:ECONNRESET|socket hang up)\)/],
    [
      'HTML instead of JSON',
      scan(() => ({ html: '<h1>Log in</h1>' })),
      /the answer \(HTTP 200\) is not JSON; is there a proxy/,
    ],
    [
      'HTML of a gateway',
      scan(() => ({ html: '<h1>Bad gateway</h1>', status: 502 })),
      /the answer \(HTTP 502\) is not JSON/,
    ],
    [
      'a platform without a scan',
      {
        ...BASIC,
        BatchGetImage: manifests(INDEX, AMD_MANIFEST, ARM_MANIFEST),
        DescribeImageScanFindings: (input) =>
          input.imageId?.imageDigest === ARM
            ? { error: 'ScanNotFoundException' }
            : page({ basic: found })(input),
      },
      new RegExp(`payments@${ARM.slice(0, 19)}: the scan: given up.*ScanNotFound`),
      INDEX,
    ],
    [
      'enhanced that fills up too late',
      {
        ...ENHANCED,
        DescribeImageScanFindings: inTurn(
          page({ enhanced: [], counts: undefined, completedAt: undefined }),
        ),
      },
      /does not say when/,
    ],
  ],
  'at the deadline',
);

eachFails(
  [
    ['hang', scan('hang'), /no answer within 100 ms/],
    ['an answer that stops half-way', scan('half'), /no answer within 100 ms/],
  ],
  'at the deadline',
  { requestTimeoutMs: 100 },
);

test('endless pages end at the deadline', async () => {
  const clock = new VirtualClock();
  const endless = scan((input) => {
    clock.pass(1_000);
    return page({ basic: found, nextToken: `${input.nextToken ?? ''}x` })(input);
  });
  const { error, problem, ms } = await collect(endless, DIGEST, { clock });
  expect(error).toBeInstanceOf(ReportError);
  expect(problem).toMatch(
    /^ecr: payments@sha256:[0-9a-f]{12}: the scan: given up after 60 s: the deadline came before the answer$/,
  );
  expect(ms).toBeCloseTo(TIMEOUT_MS);
});

test('a refused connection is retried', async () => {
  const clients = createClients({
    region: 'eu-central-1',
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const image = { repository: 'payments', digest: DIGEST };
  await expect(
    collectEcrScan({
      ...{ clients, image, timeoutMs: TIMEOUT_MS, clock: new VirtualClock() },
      progress: () => undefined,
    }),
  ).rejects.toThrow(/BatchGetImage: given up after 60 s: no connection \(ECONNREFUSED\)/);
});
