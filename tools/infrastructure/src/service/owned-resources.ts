import type { Construct } from 'constructs';
import { ownGrants, type Environment, type ServiceModel } from '@gatehouse/service-manifest';
import type { GatehouseStack } from '../gatehouse-stack.ts';
import { OwnedBucket } from './owned-bucket.ts';
import { OwnedDatabase } from './owned-database.ts';
import { OwnedQueue } from './owned-queue.ts';
import { OwnedTable } from './owned-table.ts';
import { OwnedTopic } from './owned-topic.ts';
import type { ServiceAlarm } from './service-alarm.ts';

/** What a service owns: topics and queues, which others may subscribe to, and the alarms of all. */
export function ownedResources(
  stack: GatehouseStack,
  environment: Environment,
  model: ServiceModel,
  access: ConstructorParameters<typeof OwnedDatabase>[4],
): { owned: Construct[]; alarms: ServiceAlarm[] } {
  const owned: Construct[] = [];
  const alarms: ServiceAlarm[] = [];
  for (const grant of ownGrants(model.manifest)) {
    if ('topic' in grant) owned.push(new OwnedTopic(stack, model, grant));
    else if ('table' in grant) new OwnedTable(stack, environment, model, grant);
    else if ('bucket' in grant) new OwnedBucket(stack, model, grant);
    else if ('database' in grant)
      alarms.push(...new OwnedDatabase(stack, environment, model, grant, access).alarms);
    else if ('queue' in grant) {
      const queue = new OwnedQueue(stack, model, grant);
      owned.push(queue);
      alarms.push(queue.alarm);
    }
  }
  return { owned, alarms };
}
