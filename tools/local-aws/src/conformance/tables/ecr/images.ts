import type { Case } from '../../case.ts';
import {
  repositoryName,
  registryId,
  imageManifest,
  imageTag,
  push,
  digestOf,
  prepare,
  type,
} from './sample.ts';

export const images: readonly Case[] = [
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
];
