import type { Case } from '../../case.ts';
import { repositoryName, registryId, imageTag, push, digestOf, prepare } from './sample.ts';

export const removals: readonly Case[] = [
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
];
