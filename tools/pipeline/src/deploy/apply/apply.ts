import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import type { Aim } from '../observe/aim.ts';
import { revisionName } from '../observe/snapshot.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { applyScaling } from './apply-scaling.ts';
import { applyService } from './apply-service.ts';
import type { Work } from './work.ts';

/**
 * Applies a plan, and nothing else. Each step can be repeated: the next run finds an interrupted step either done or
 * not. Needs `ecs:RegisterTaskDefinition`, `ecs:CreateService`, `ecs:UpdateService`, `ecs:TagResource`, `iam:PassRole`
 * for the roles of the tasks, and what `applyScaling` needs.
 * @returns what to observe
 * @throws {Stop} if AWS refuses
 */
export async function apply(
  run: Run,
  aws: Pick<Aws, 'ecs' | 'scaling'>,
  work: Work,
): Promise<Omit<Aim, 'digests'>> {
  const { wanted, plan } = work;
  try {
    const taskDefinition = plan.revision ?? (await register(run, aws, wanted.taskDefinition));
    run.revision = revisionName(taskDefinition);
    await applyService(run, aws, work, taskDefinition);
    await applyScaling(run, aws, work);
    return {
      taskDefinition,
      after: plan.deployment === 'keep' ? undefined : plan.newest?.arn,
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Stop(
      'GH-DEPLOY-012',
      error.code === undefined ? 'undecided' : 'failed',
      [error.message],
      {
        cause: error,
      },
    );
  }
}

/** Registers a revision. Needs `ecs:RegisterTaskDefinition`. @returns its ARN @throws {Stop}; {@link AwsError} */
export async function register(
  run: Run,
  { ecs }: Pick<Aws, 'ecs'>,
  taskDefinition: RegisterTaskDefinitionRequest,
): Promise<string> {
  run.doing = `registering a revision of ${taskDefinition.family}`;
  const answer = await ecs.registerTaskDefinition(taskDefinition);
  const arn = answer.taskDefinition?.taskDefinitionArn;
  if (arn === undefined)
    throw new Stop('GH-AWS-004', 'undecided', ['ECS has registered a revision of no name']);
  run.done.push(`registered ${revisionName(arn)}`);
  return arn;
}
