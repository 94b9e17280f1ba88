import { createHash } from 'node:crypto';
import type { Case } from '../../case.ts';
import { repositoryName, registryId, imageManifest } from './sample.ts';

const referred = `sha256:${createHash('sha256').update(imageManifest).digest('hex')}`;

export const referrers: readonly Case[] = [
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
];
