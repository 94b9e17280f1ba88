import { createLogger } from '@gatehouse/logging';
import { startLocalAws } from '@gatehouse/local-aws';
import { LogCapture } from '@gatehouse/testing';
import { createAwsClients } from '../../aws/aws-clients.ts';
import type { ServiceContext } from '../../service-context.ts';

/** PostgreSQL itself, with what the kit passes to a service. */
export async function startDatabases(...databases: string[]) {
  const aws = await startLocalAws({ seed: { databases } });
  const clients = createAwsClients(aws.region, 3_000);
  const logs = new LogCapture();
  const logger = createLogger({
    service: 'toy',
    environment: 'local',
    version: '1',
    destination: logs,
  });
  const resources: { name: string; close: () => unknown }[] = [];
  const context = {
    aws: clients,
    logger,
    resource: (name: string, close: () => unknown) => void resources.push({ name, close }),
  } as unknown as ServiceContext;
  return {
    context,
    clients,
    logger,
    logs,
    resources,
    url: (database: string) => `postgresql://app@127.0.0.1:${aws.databasePort()}/${database}`,
    async stop() {
      for (const { close } of resources.splice(0).reverse()) await close();
      clients.close();
      await aws.stop();
    },
  };
}
