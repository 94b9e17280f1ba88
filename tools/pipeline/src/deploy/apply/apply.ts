import { randomUUID } from 'node:crypto';
import type { RegisterTaskDefinitionRequest, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws/aws-error.ts';
import type { Aws } from '../aws.ts';
import type { Aim } from '../observe/aim.ts';
import { revisionName } from '../observe/snapshot.ts';
import type { Current } from '../plan/current.ts';
import type { Definition } from '../plan/deploy-files.ts';
import type { Plan } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import { Stop } from '../stop.ts';
import { applyScaling } from './apply-scaling.ts';

/** The steps to take, and their target. */
export interface Work {
  readonly wanted: Definition;
  readonly current: Current;
  readonly plan: Plan;
}

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

async function applyService(
  run: Run,
  { ecs }: Pick<Aws, 'ecs'>,
  { wanted, current, plan }: Work,
  taskDefinition: string,
): Promise<void> {
  const { cluster, serviceName = '' } = wanted.service;
  if (current.service === undefined) {
    run.doing = `creating the service ${serviceName}`;
    const clientToken = randomUUID();
    await ecs.createService({ ...wanted.service, taskDefinition, clientToken });
    run.done.push(`created the service ${serviceName}`);
    return;
  }
  const changes: Partial<UpdateServiceRequest> = {
    ...settingsOf(plan, wanted),
    ...(current.service.taskDefinition !== taskDefinition && { taskDefinition }),
    ...(plan.deployment === 'force' && { forceNewDeployment: true }),
  };
  if (Object.keys(changes).length > 0) {
    run.doing = `updating the service ${serviceName}`;
    await ecs.updateService({ cluster, service: serviceName, ...changes });
    run.done.push(`updated the service ${serviceName} (${Object.keys(changes).join(', ')})`);
  }
  const keys = new Set(
    plan.service.flatMap(({ path }) => (path[0] === 'tags' ? path.slice(1) : [])),
  );
  if (keys.size > 0) {
    run.doing = `tagging the service ${serviceName}`;
    const tags = wanted.service.tags?.filter(({ key = '' }) => keys.has(key));
    await ecs.tagResource({ resourceArn: current.service.serviceArn, tags });
    run.done.push(`tagged the service ${serviceName} (${[...keys].join(', ')})`);
  }
}

/** Settings of the service that differ, complete. */
function settingsOf({ service }: Plan, wanted: Definition): Partial<UpdateServiceRequest> {
  const properties = new Set(service.map(({ path: [property = ''] }) => property));
  properties.delete('tags');
  return Object.fromEntries(
    [...properties].map((property) => [
      property,
      wanted.service[property as keyof Definition['service']],
    ]),
  );
}
