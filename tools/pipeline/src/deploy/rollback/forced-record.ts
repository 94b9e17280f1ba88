import { parseImage, type ImageReference } from '../../image/image-reference.ts';
import type { Revision } from '../plan/read-revision.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Location } from '../subject.ts';

/** The image of a service in a revision; undefined if it has no digest. */
export function imageOf(
  service: string,
  { containerDefinitions = [] }: Pick<Revision, 'containerDefinitions'>,
): ImageReference | undefined {
  const { image = '' } = containerDefinitions.find(({ name }) => name === service) ?? {};
  return image.includes('@sha256:') ? parseImage(image) : undefined;
}

/**
 * The record for a revision whose own record is unreadable: without commit and evidence; pure.
 * @returns undefined if the revision does not run an image of the service by digest
 */
export function recordWithoutHistory(
  { service, names }: Pick<Location, 'service' | 'names'>,
  revision: Revision,
): DeploymentRecord | undefined {
  const image = imageOf(service, revision);
  if (!image?.text.startsWith(`${names.imageRepository}@`)) return undefined;
  return {
    version: 1,
    image: image.text,
    digest: image.digest,
    taskDefinition: revision.taskDefinitionArn,
    // Both are set when it is recorded.
    ...{ deployedAt: new Date(0).toISOString(), by: 'unknown' },
  };
}
