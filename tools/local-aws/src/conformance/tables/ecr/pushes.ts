import type { Case } from '../../case.ts';
import {
  repositoryName,
  registryId,
  imageManifest,
  imageTag,
  push,
  prepare,
  type,
} from './sample.ts';

export const pushes: readonly Case[] = [
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
    call: ['PutImage', { repositoryName, imageManifest, imageDigest: `sha256:${'0'.repeat(64)}` }],
    expect: { error: 'ImageDigestDoesNotMatchException' },
  },
  {
    title: 'refuses to move an immutable tag',
    prepare,
    given: [push],
    call: ['PutImage', { repositoryName, imageManifest: '{"schemaVersion":2}', imageTag }],
    expect: { error: 'ImageTagAlreadyExistsException' },
  },
];
