import type { Reply } from './ecr-script.ts';
import { DIGEST } from './image-manifests.ts';
import { ACCOUNT, ARN, PUSHED, REPOSITORY } from './repository.ts';

export const mode =
  (scanType: string, registryId = ACCOUNT): Reply =>
  () => ({ body: { registryId, scanningConfiguration: { scanType, rules: [] } } });

export const frequency =
  (scanFrequency: string | undefined, scanOnPush?: boolean): Reply =>
  () => ({
    body: {
      scanningConfigurations: [
        {
          repositoryArn: ARN,
          repositoryName: REPOSITORY,
          scanFrequency,
          scanOnPush,
          appliedScanFilters: [{ filter: '*', filterType: 'WILDCARD' }],
        },
      ],
      failures: [],
    },
  });

export const coverage =
  (statusCode: string, reason: string, lastScannedAt = PUSHED + 60): Reply =>
  (input) => ({
    body: {
      coveredResources: [
        {
          resourceType: 'AWS_ECR_CONTAINER_IMAGE',
          resourceId: input.filterCriteria?.resourceId?.[0]?.value ?? `${ARN}/${DIGEST}`,
          accountId: ACCOUNT,
          scanType: 'PACKAGE',
          scanStatus: { statusCode, reason },
          lastScannedAt,
        },
      ],
    },
  });
