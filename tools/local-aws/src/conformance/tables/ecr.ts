import { createHash } from 'node:crypto';
import type { Call, Case, ConformanceTable } from '../case.ts';

const repositoryName = 'service';
const registryId = '000000000000';
const imageManifest = JSON.stringify({ schemaVersion: 2, config: {} });
const imageDigest = 'sha256:a62aa1e9a6f1ed4d40c61d86d84a9bd2cc4e01c2a9e2da57e1a40a3e0bd0a0f6';
const referred = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`;
const imageTag = 'v1';
const type = 'application/vnd.oci.image.manifest.v1+json';
const push: Call = ['PutImage', { repositoryName, imageManifest, imageTag }];
const digestOf = (answers: readonly Record<string, never>[]): string =>
  (answers[0] as unknown as { image?: { imageId: { imageDigest: string } } } | undefined)?.image
    ?.imageId.imageDigest ?? imageDigest;
const prepare: Case['prepare'] = async (aws) =>
  (await aws.delivery()).ecr.createRepository(repositoryName);

export const ecrTable: ConformanceTable = {
  service: 'ecr',
  cases: [
    {
      title: 'returns credentials for a registry',
      call: ['GetAuthorizationToken', {}],
      expect: {
        answer: { authorizationData: [{ authorizationToken: /./, proxyEndpoint: /\.dkr\.ecr\./ }] },
      },
    },
    {
      title: 'refuses a list of registries',
      call: ['GetAuthorizationToken', { registryIds: [registryId] }],
      expect: { refused: 'registryIds' },
    },
    {
      title: 'turns layer mounting on and off',
      given: [['PutAccountSetting', { name: 'BLOB_MOUNTING', value: 'DISABLED' }]],
      call: ['GetAccountSetting', { name: 'BLOB_MOUNTING' }],
      expect: { answer: { name: 'BLOB_MOUNTING', value: 'DISABLED' } },
    },
    {
      title: 'lists the referrers of an image, in pages',
      async prepare(aws) {
        const { ecr } = await aws.delivery();
        ecr.createRepository(repositoryName);
        const digest = ecr.push(repositoryName, imageManifest);
        for (const artifactType of ['a/a', 'b/b'])
          ecr.push(repositoryName, JSON.stringify({ artifactType, subject: { digest } }));
      },
      given: [
        [
          'ListImageReferrers',
          { repositoryName, subjectId: { imageDigest: referred }, maxResults: 1 },
        ],
      ],
      call: [
        'ListImageReferrers',
        (answers) => ({
          registryId,
          repositoryName,
          subjectId: { imageDigest: referred },
          maxResults: 1,
          nextToken: answers[0]?.['nextToken'],
        }),
      ],
      expect: { answer: { referrers: [{ artifactType: 'b/b' }], nextToken: undefined } },
    },
    {
      title: 'describes repositories',
      prepare,
      call: ['DescribeRepositories', { registryId, repositoryNames: [repositoryName] }],
      expect: { answer: { repositories: [{ repositoryName, imageTagMutability: 'IMMUTABLE' }] } },
    },
    {
      title: 'describes repositories in pages',
      async prepare(aws) {
        const { ecr } = await aws.delivery();
        for (const name of ['a/a', 'b/b', 'c/c']) ecr.createRepository(name);
      },
      given: [['DescribeRepositories', { maxResults: 2 }]],
      call: [
        'DescribeRepositories',
        (answers) => ({ maxResults: 2, nextToken: answers[0]?.['nextToken'] }),
      ],
      expect: { answer: { repositories: [{ repositoryName: 'c/c' }], nextToken: undefined } },
    },
    {
      title: 'reports a missing repository',
      call: ['DescribeRepositories', { repositoryNames: ['none'] }],
      expect: { error: 'RepositoryNotFoundException' },
    },
    {
      title: 'returns the scanning configuration of a registry',
      call: ['GetRegistryScanningConfiguration', {}],
      expect: { answer: { registryId, scanningConfiguration: { scanType: 'BASIC' } } },
    },
    {
      title: 'returns the scanning configuration of repositories, and lists the missing ones',
      prepare,
      call: [
        'BatchGetRepositoryScanningConfiguration',
        { repositoryNames: [repositoryName, 'none'] },
      ],
      expect: {
        answer: {
          scanningConfigurations: [{ repositoryName, scanOnPush: true }],
          failures: [{ repositoryName: 'none', failureCode: 'REPOSITORY_NOT_FOUND' }],
        },
      },
    },
    {
      title: 'stores an image under its digest',
      prepare,
      call: [
        'PutImage',
        { registryId, repositoryName, imageManifest, imageManifestMediaType: type, imageTag },
      ],
      expect: { answer: { image: { imageId: { imageDigest: /^sha256:/, imageTag } } } },
    },
    {
      title: 'refuses an image with another digest than the given one',
      prepare,
      call: [
        'PutImage',
        { repositoryName, imageManifest, imageDigest: `sha256:${'0'.repeat(64)}` },
      ],
      expect: { error: 'ImageDigestDoesNotMatchException' },
    },
    {
      title: 'refuses to move an immutable tag',
      prepare,
      given: [push],
      call: ['PutImage', { repositoryName, imageManifest: '{"schemaVersion":2}', imageTag }],
      expect: { error: 'ImageTagAlreadyExistsException' },
    },
    {
      title: 'returns images by digest and tag, and lists the missing ones',
      prepare,
      given: [push],
      call: [
        'BatchGetImage',
        (answers) => ({
          registryId,
          repositoryName,
          imageIds: [{ imageDigest: digestOf(answers) }, { imageTag: 'none' }],
          acceptedMediaTypes: [type],
        }),
      ],
      expect: {
        answer: {
          images: [{ imageManifest, imageManifestMediaType: type }],
          failures: [{ imageId: { imageTag: 'none' }, failureCode: 'ImageNotFound' }],
        },
      },
    },
    {
      title: 'describes images of a media type, in pages',
      prepare,
      given: [
        push,
        ['PutImage', { repositoryName, imageManifest: '{"schemaVersion":2}' }],
        ['DescribeImages', { repositoryName, maxResults: 1 }],
      ],
      call: [
        'DescribeImages',
        (answers) => ({
          registryId,
          repositoryName,
          filter: { tagStatus: 'ANY' },
          maxResults: 1,
          nextToken: answers.at(-1)?.['nextToken'],
        }),
      ],
      expect: { answer: { imageDetails: [{ imageTags: undefined }], nextToken: undefined } },
    },
    {
      title: 'describes an image by tag, and by digest',
      prepare,
      given: [push],
      call: [
        'DescribeImages',
        (answers) => ({
          repositoryName,
          imageIds: [{ imageDigest: digestOf(answers), imageTag }],
        }),
      ],
      expect: { answer: { imageDetails: [{ imageTags: [imageTag] }] } },
    },
    {
      title: 'starts a scan',
      prepare,
      given: [push],
      call: [
        'StartImageScan',
        (answers) => ({
          registryId,
          repositoryName,
          imageId: { imageTag, imageDigest: digestOf(answers) },
        }),
      ],
      expect: { answer: { imageScanStatus: { status: 'IN_PROGRESS' } } },
    },
    {
      title: 'returns the findings of a scan, in pages',
      async prepare(aws) {
        const { ecr } = await aws.delivery();
        ecr.createRepository(repositoryName);
        const digest = ecr.push(repositoryName, imageManifest, { tag: imageTag });
        ecr.setFindings(repositoryName, digest, [
          { name: 'CVE-1', severity: 'HIGH' },
          { name: 'CVE-2', severity: 'LOW' },
        ]);
      },
      given: [
        ['DescribeImageScanFindings', { repositoryName, imageId: { imageTag }, maxResults: 1 }],
      ],
      call: [
        'DescribeImageScanFindings',
        (answers) => ({
          registryId,
          repositoryName,
          imageId: {
            imageTag,
            imageDigest: (answers[0] as unknown as { imageId?: { imageDigest: string } })?.imageId
              ?.imageDigest,
          },
          maxResults: 1,
          nextToken: answers[0]?.['nextToken'],
        }),
      ],
      expect: {
        answer: {
          imageScanStatus: { status: 'COMPLETE' },
          imageScanFindings: {
            findings: [{ name: 'CVE-2' }],
            findingSeverityCounts: { HIGH: 1, LOW: 1 },
          },
          nextToken: undefined,
        },
      },
    },
    {
      title: 'lists images by tag and digest',
      prepare,
      given: [push],
      call: [
        'ListImages',
        {
          ...{ registryId, repositoryName, filter: { tagStatus: 'TAGGED' } },
          ...{ maxResults: 5, nextToken: '0' },
        },
      ],
      expect: { answer: { imageIds: [{ imageTag }], nextToken: undefined } },
    },
    {
      title: 'deletes images, and lists the missing ones',
      prepare,
      given: [push],
      call: [
        'BatchDeleteImage',
        (answers) => ({
          ...{ registryId, repositoryName },
          imageIds: [{ imageDigest: digestOf(answers) }, { imageTag: 'none' }],
        }),
      ],
      expect: {
        answer: {
          imageIds: [{ imageDigest: /^sha256:/ }],
          failures: [{ imageId: { imageTag: 'none' }, failureCode: 'ImageNotFound' }],
        },
      },
    },
    {
      operation: 'BatchDeleteImage',
      title: 'deletes an image with its last tag',
      prepare,
      given: [push, ['BatchDeleteImage', { repositoryName, imageIds: [{ imageTag }] }]],
      call: ['ListImages', { repositoryName }],
      expect: { answer: { imageIds: [] } },
    },
  ],
};
