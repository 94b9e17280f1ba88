import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from './client-options.ts';

/** Real SDK clients of the services that a deployment needs. */
export function deliveryClientsFor(endpoint: string) {
  const options = clientOptions(endpoint);
  const clients = {
    ecs: new ECSClient(options),
    ecr: new ECRClient(options),
    logs: new CloudWatchLogsClient(options),
    balancing: new ElasticLoadBalancingV2Client(options),
    scaling: new ApplicationAutoScalingClient(options),
    ssm: new SSMClient(options),
    iam: new IAMClient(options),
    kms: new KMSClient(options),
  };
  const destroy = (): void => Object.values(clients).forEach((client) => client.destroy());
  return { ...clients, destroy };
}

export type DeliveryClients = ReturnType<typeof deliveryClientsFor>;
