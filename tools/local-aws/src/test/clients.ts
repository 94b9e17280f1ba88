import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientOptions } from './client-options.ts';

/** Real SDK clients of all four services; a spec that needs only one is faster without this module. */
export function clientsFor(endpoint: string) {
  const options = clientOptions(endpoint);
  const clients = {
    sns: new SNSClient(options),
    secrets: new SecretsManagerClient(options),
    dynamodb: new DynamoDBClient(options),
    s3: new S3Client(options),
  };
  const destroy = (): void => Object.values(clients).forEach((client) => client.destroy());
  return { ...clients, destroy };
}

export type Clients = ReturnType<typeof clientsFor>;
