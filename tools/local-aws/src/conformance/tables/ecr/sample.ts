import type { Answers, Call, Case } from '../../case.ts';

export const repositoryName = 'service';

export const registryId = '000000000000';

export const imageManifest = JSON.stringify({ schemaVersion: 2, config: {} });

const imageDigest = 'sha256:a62aa1e9a6f1ed4d40c61d86d84a9bd2cc4e01c2a9e2da57e1a40a3e0bd0a0f6';

export const imageTag = 'v1';

export const push: Call = ['PutImage', { repositoryName, imageManifest, imageTag }];

export const digestOf = (answers: Answers): string =>
  (answers[0] as unknown as { image?: { imageId: { imageDigest: string } } } | undefined)?.image
    ?.imageId.imageDigest ?? imageDigest;

export const prepare: NonNullable<Case['prepare']> = async (aws) =>
  (await aws.delivery()).ecr.createRepository(repositoryName);

export const type = 'application/vnd.oci.image.manifest.v1+json';
