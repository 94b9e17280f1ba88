import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import { isRefusal } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';

/** A registered task definition. */
export interface Revision extends TaskDefinition {
  readonly taskDefinitionArn: string;
  readonly tags: Tag[];
}

/**
 * @param name An ARN, or a family, whose newest revision is meant.
 * @returns undefined if it does not exist
 */
export async function readRevision(
  { ecs }: Pick<Aws, 'ecs'>,
  name: string,
): Promise<Revision | undefined> {
  try {
    const { taskDefinition, tags = [] } = await ecs.describeTaskDefinition({
      taskDefinition: name,
      include: ['TAGS'],
    });
    const { taskDefinitionArn } = taskDefinition ?? {};
    return taskDefinitionArn === undefined
      ? undefined
      : { ...taskDefinition, taskDefinitionArn, tags };
  } catch (error) {
    // The error with which ECS says that it does not exist.
    if (isRefusal(error, 'ClientException')) return undefined;
    throw error;
  }
}
