import type { ServiceName } from '../protocol/service-names.ts';
import { clientOptions } from '../test/client-options.ts';

type Send = (input: object) => Promise<Record<string, unknown>>;
type Module = Readonly<Record<string, new (options: object) => { destroy(): void }>>;

interface Sdk {
  readonly module: () => Promise<unknown>;
  /** A client with a method for each operation. */
  readonly client: string;
}

/** The SDK of each measured service. */
export const sdks: Partial<Record<ServiceName, Sdk>> = {
  s3: { module: () => import('@aws-sdk/client-s3'), client: 'S3' },
  dynamodb: { module: () => import('@aws-sdk/client-dynamodb'), client: 'DynamoDB' },
  sqs: { module: () => import('@aws-sdk/client-sqs'), client: 'SQS' },
  sns: { module: () => import('@aws-sdk/client-sns'), client: 'SNS' },
  secretsmanager: {
    module: () => import('@aws-sdk/client-secrets-manager'),
    client: 'SecretsManager',
  },
  ssm: { module: () => import('@aws-sdk/client-ssm'), client: 'SSM' },
  kms: { module: () => import('@aws-sdk/client-kms'), client: 'KMS' },
  ecs: { module: () => import('@aws-sdk/client-ecs'), client: 'ECS' },
  ecr: { module: () => import('@aws-sdk/client-ecr'), client: 'ECR' },
  logs: { module: () => import('@aws-sdk/client-cloudwatch-logs'), client: 'CloudWatchLogs' },
  'application-autoscaling': {
    module: () => import('@aws-sdk/client-application-auto-scaling'),
    client: 'ApplicationAutoScaling',
  },
  elasticloadbalancing: {
    module: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
    client: 'ElasticLoadBalancingV2',
  },
  monitoring: { module: () => import('@aws-sdk/client-cloudwatch'), client: 'CloudWatch' },
  cloudformation: {
    module: () => import('@aws-sdk/client-cloudformation'),
    client: 'CloudFormation',
  },
  iam: { module: () => import('@aws-sdk/client-iam'), client: 'IAM' },
};

/** The module of the service's SDK. */
export async function sdkOf(service: ServiceName): Promise<{ module: Module; client: string }> {
  const sdk = sdks[service];
  if (!sdk) throw new Error(`conformance/clients.ts has no SDK of ${service}`);
  return { module: (await sdk.module()) as Module, client: sdk.client };
}

/** Calls the service's operations by their names, through the real SDK. */
export async function callerFor(service: ServiceName, endpoint: string) {
  const { module, client: name } = await sdkOf(service);
  const Client = module[name];
  if (!Client) throw new Error(`The SDK of ${service} has no client ${name}`);
  const client = new Client(clientOptions(endpoint));
  return {
    call(operation: string, input: object): Promise<Record<string, unknown>> {
      const method = operation.charAt(0).toLowerCase() + operation.slice(1);
      const send = (client as unknown as Readonly<Record<string, Send>>)[method];
      if (!send) throw new Error(`The SDK of ${service} has no operation ${operation}`);
      return send.call(client, input);
    },
    destroy: () => client.destroy(),
  };
}
