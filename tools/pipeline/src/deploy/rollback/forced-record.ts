import { parseImage } from '../../gate/image-reference.ts';
import type { Revision } from '../plan/current.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Location } from '../subject.ts';

/**
 * What is recorded of a revision whose own record cannot be read: no commit, and no evidence; pure.
 * @returns undefined where the revision does not run an image of the service by its digest
 */
export function recordWithoutHistory(
  { service, names }: Pick<Location, 'service' | 'names'>,
  { taskDefinitionArn, containerDefinitions = [] }: Revision,
): DeploymentRecord | undefined {
  const { image = '' } = containerDefinitions.find(({ name }) => name === service) ?? {};
  if (!image.startsWith(`${names.imageRepository}@sha256:`)) return undefined;
  return {
    version: 1,
    image,
    digest: parseImage(image).digest,
    taskDefinition: taskDefinitionArn,
    // Both are set when it is recorded.
    ...{ deployedAt: new Date(0).toISOString(), by: 'unknown' },
  };
}
