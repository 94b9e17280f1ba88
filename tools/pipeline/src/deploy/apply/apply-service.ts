import { randomUUID } from 'node:crypto';
import type { UpdateServiceRequest } from '@aws-sdk/client-ecs';
import type { Aws } from '../aws.ts';
import type { Definition } from '../plan/deploy-files.ts';
import type { Plan } from '../plan/plan.ts';
import type { Run } from '../run.ts';
import type { Work } from './work.ts';

/** Creates or updates the service. Without a difference, nothing is called. */
export async function applyService(
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
