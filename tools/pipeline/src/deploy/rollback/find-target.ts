import { AwsError } from '../../aws/aws-error.ts';
import { parseImage, type ImageReference } from '../../image/image-reference.ts';
import type { Aws } from '../aws.ts';
import { revisionName } from '../observe/snapshot.ts';
import { readRevision, type Revision } from '../plan/read-revision.ts';
import { imageDigests } from '../preflight/image-digests.ts';
import type { DeploymentRecord } from '../record/record.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';

export interface Target {
  readonly record: DeploymentRecord;
  readonly revision: Revision;
  readonly image: ImageReference;
  /**
   * Digests with which ECS may report the image; undefined if the registry could not be reached.
   */
  readonly digests: ReadonlySet<string> | undefined;
}

/**
 * The first candidate that can run: ECS has the revision, and the registry its image. Skipped candidates are warnings;
 * if the registry is unreachable, the candidate is used.
 * @param aws With a short deadline for the registry, which must not delay a roll-back.
 * @throws {Stop} if none can run; {@link AwsError}
 */
export async function firstThatCanRun(
  run: Run,
  aws: Pick<Aws, 'ecs' | 'ecr'>,
  candidates: readonly DeploymentRecord[],
  force: boolean,
): Promise<Target> {
  const problems: string[] = [];
  for (const record of candidates) {
    const revision = await readRevision(aws, record.taskDefinition);
    const image = parseImage(record.image);
    const found = revision && (await askRegistry(run, aws, image));
    if (revision !== undefined && (found?.problem === undefined || force)) {
      problems.forEach((text) => run.warn(text));
      if (found?.problem !== undefined) run.warn(found.problem);
      return { record, revision, image, digests: found?.problem ? undefined : found?.digests };
    }
    const name = revisionName(record.taskDefinition);
    problems.push(
      found?.problem === undefined
        ? `${name} is recorded, but ECS no longer has it: deploy ${record.image} again`
        : `${name} cannot run: ${found.problem}`,
    );
  }
  throw new Stop('GH-DEPLOY-001', 'refused', problems);
}

/** @returns undefined if the registry could not be reached, which is a warning */
async function askRegistry(run: Run, aws: Pick<Aws, 'ecr'>, image: ImageReference) {
  try {
    return await imageDigests(aws, image);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    run.warn(`${error.message}; whether the image is there is not known`);
    return undefined;
  }
}
