import type { Case } from '../../case.ts';
import {
  repositoryName,
  registryId,
  imageManifest,
  imageTag,
  push,
  digestOf,
  prepare,
} from './sample.ts';

export const scans: readonly Case[] = [
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
];
