import type {
  DescribeImageScanFindingsRequest,
  DescribeImageScanFindingsResponse,
  StartImageScanRequest,
  StartImageScanResponse,
} from '@aws-sdk/client-ecr';
import type { Operations } from '../../protocol/operations.ts';
import { pageOf } from '../../protocol/pages.ts';
import type { Registry } from '../registry.ts';
import { imageOf } from '../find-image.ts';
import type { StoredImage } from '../model.ts';

/** Basic scanning, which completes immediately; failing scans are not simulated. */
export const scanOperations = {
  StartImageScan(input: StartImageScanRequest, registry): StartImageScanResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const image = imageOf(repository, input.imageId ?? {});
    image.scannedAt = new Date();
    return {
      registryId: repository.registryId,
      repositoryName: repository.name,
      imageId: { ...input.imageId, imageDigest: image.digest },
      imageScanStatus: { status: 'IN_PROGRESS' },
    };
  },

  DescribeImageScanFindings(
    input: DescribeImageScanFindingsRequest,
    registry,
  ): DescribeImageScanFindingsResponse {
    const repository = registry.repository(input.repositoryName, input.registryId);
    const image = imageOf(repository, input.imageId ?? {});
    const { maxResults = 100, nextToken } = input;
    const { items, next } = pageOf(image.findings, { size: maxResults, token: nextToken });
    return {
      registryId: repository.registryId,
      repositoryName: repository.name,
      imageId: { ...input.imageId, imageDigest: image.digest },
      imageScanStatus: {
        status: 'COMPLETE',
        description: 'The scan was completed successfully.',
      },
      imageScanFindings: {
        imageScanCompletedAt: image.scannedAt,
        vulnerabilitySourceUpdatedAt: image.scannedAt,
        findings: items,
        findingSeverityCounts: countsOf(image),
      },
      nextToken: next,
    };
  },
} satisfies Operations<Registry>;

function countsOf({ findings }: StoredImage): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity = 'UNDEFINED' } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
