import { eachFails, empty, fails, scan } from './test/fails.ts';
import { AMD } from './test/image-manifests.ts';
import { ACCOUNT, ARN, PUSHED } from './test/repository.ts';
import { page } from './test/scan-page.ts';
import { coverage } from './test/scan-settings.ts';

eachFails(
  [
    [
      'no right to Inspector',
      empty({ ListCoverage: fails('AccessDeniedException', 403) }),
      /AccessDenied/,
    ],
    [
      'a repeated token of Inspector',
      empty({ ListCoverage: () => ({ body: { nextToken: 'two', coveredResources: [] } }) }),
      /points back/,
    ],
    [
      'ACTIVE and empty where it is basic',
      scan(page({ status: 'ACTIVE', enhanced: [] })),
      /AccessDenied/,
    ],
    [
      'coverage that failed',
      empty({ ListCoverage: coverage('INACTIVE', 'UNSUPPORTED_OS') }),
      /INACTIVE, UNSUPPORTED_OS/,
    ],
    [
      'coverage that is inactive',
      empty({ ListCoverage: coverage('INACTIVE', 'SUCCESSFUL') }),
      /INACTIVE, SUCCESSFUL/,
    ],
  ],
  'at once',
);

eachFails(
  [
    [
      'counts without findings',
      scan(page({ basic: [], counts: { CRITICAL: 3 } })),
      /counts 3 findings, but gives none/,
    ],
    [
      'nothing but a status',
      scan(page({ more: { imageScanFindings: undefined } })),
      /does not say when the scan was completed/,
    ],
    [
      'empty, and no date',
      scan(page({ basic: [], completedAt: undefined })),
      /does not say when the scan was completed/,
    ],
    [
      'empty, and older than the push',
      scan(page({ basic: [], completedAt: PUSHED - 1 })),
      /is older than the push/,
    ],
    [
      'empty, and no push',
      { ...scan(page({ basic: [] })), DescribeImages: () => ({ body: {} }) },
      /when the image was pushed/,
    ],
    [
      'empty, and not covered',
      empty({ ListCoverage: () => ({ body: {} }) }),
      /does not list the image/,
    ],
    [
      'empty, and another image is covered',
      empty({
        ListCoverage: () => ({
          body: {
            coveredResources: [
              {
                resourceType: 'AWS_ECR_CONTAINER_IMAGE',
                resourceId: `${ARN}/${AMD}`,
                accountId: ACCOUNT,
                scanType: 'PACKAGE',
                scanStatus: { statusCode: 'ACTIVE', reason: 'SUCCESSFUL' },
              },
            ],
          },
        }),
      }),
      /does not list the image/,
    ],
    [
      'empty, and being scanned',
      empty({ ListCoverage: coverage('ACTIVE', 'SCAN_IN_PROGRESS') }),
      /ACTIVE, SCAN_IN_PROGRESS/,
    ],
    [
      'empty, and scanned before the push',
      empty({ ListCoverage: coverage('ACTIVE', 'SCAN_FREQUENCY_SCAN_ON_PUSH', PUSHED - 1) }),
      /not scanned since the push/,
    ],
    [
      'empty by basic scanning where it is enhanced',
      empty({ DescribeImageScanFindings: page({ basic: [] }), ListCoverage: () => ({ body: {} }) }),
      /does not list the image/,
    ],
  ],
  'at the deadline',
);

eachFails(
  [['hang of Inspector', empty({ ListCoverage: () => 'hang' }), /no answer within 100 ms/]],
  'at the deadline',
  { requestTimeoutMs: 100 },
);
