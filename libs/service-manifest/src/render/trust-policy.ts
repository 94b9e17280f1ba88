import type { ServiceModel } from '../model.ts';
import { policy, type Policy } from './policy.ts';

/**
 * Lets only ECS assume the two roles, for tasks of this account and region, so that no other account
 * can make ECS do it. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function trustPolicy({ names }: ServiceModel): Policy {
  const { partition, region, account } = names;
  return policy([
    {
      Sid: 'TasksOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        ArnLike: { 'aws:SourceArn': `arn:${partition}:ecs:${region}:${account}:*` },
        StringEquals: { 'aws:SourceAccount': account },
      },
    },
  ]);
}
