import type { OperationParameters } from '../protocol/operations.ts';

const id = { imageDigest: 'text', imageTag: 'text' } as const;
const repository = { registryId: 'text', repositoryName: 'text' } as const;
const page = { maxResults: 'integer', nextToken: 'text' } as const;

/** The parameters of each operation of ECR. */
export const ecrParameters: OperationParameters = {
  GetAuthorizationToken: {},
  GetAccountSetting: { name: /^BLOB_MOUNTING$/ },
  PutAccountSetting: { name: /^BLOB_MOUNTING$/, value: /^(ENABLED|DISABLED)$/ },
  DescribeRepositories: { registryId: 'text', repositoryNames: ['text'], ...page },
  GetRegistryScanningConfiguration: {},
  BatchGetRepositoryScanningConfiguration: { repositoryNames: ['text'] },
  PutImage: {
    ...repository,
    ...{ imageManifest: 'text', imageManifestMediaType: 'text' },
    ...id,
  },
  // ECR no longer converts manifests, so the accepted types have no effect.
  BatchGetImage: { ...repository, imageIds: [id], acceptedMediaTypes: ['text'] },
  ListImages: { ...repository, filter: { tagStatus: /^(TAGGED|UNTAGGED|ANY)$/ }, ...page },
  BatchDeleteImage: { ...repository, imageIds: [id] },
  DescribeImages: {
    ...repository,
    imageIds: [id],
    filter: { tagStatus: /^(TAGGED|UNTAGGED|ANY)$/ },
    ...page,
  },
  ListImageReferrers: { ...repository, subjectId: { imageDigest: 'text' }, ...page },
  StartImageScan: { ...repository, imageId: id },
  DescribeImageScanFindings: { ...repository, imageId: id, ...page },
};
