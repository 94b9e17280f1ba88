import type { Script } from './ecr-script.ts';
import { MANIFEST } from './image-manifests.ts';
import { images } from './image-replies.ts';
import { PUSHED } from './repository.ts';
import { basicFinding, enhancedFinding } from './scan-findings.ts';
import { page } from './scan-page.ts';
import { coverage, frequency, mode } from './scan-settings.ts';

/** An image that is scanned on push by basic scanning, with one finding. */
export const BASIC = {
  BatchGetImage: images(MANIFEST),
  GetRegistryScanningConfiguration: mode('BASIC'),
  BatchGetRepositoryScanningConfiguration: frequency('SCAN_ON_PUSH'),
  DescribeImages: (input) => ({
    body: {
      imageDetails: [{ imageDigest: input.imageIds?.[0]?.imageDigest, imagePushedAt: PUSHED }],
    },
  }),
  DescribeImageScanFindings: page({ basic: [basicFinding('CVE-2026-1')] }),
  ListCoverage: () => ({ error: 'AccessDeniedException', status: 403 }),
} as const satisfies Script;

/** The same, watched by Inspector. */
export const ENHANCED = {
  ...BASIC,
  GetRegistryScanningConfiguration: mode('ENHANCED'),
  BatchGetRepositoryScanningConfiguration: frequency('CONTINUOUS_SCAN'),
  DescribeImageScanFindings: page({ enhanced: [enhancedFinding('CVE-2026-1')] }),
  ListCoverage: coverage('ACTIVE', 'SUCCESSFUL'),
} as const satisfies Script;
