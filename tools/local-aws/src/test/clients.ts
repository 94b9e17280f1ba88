import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';

/** Real SDK clients for an endpoint: one attempt only, so that a test sees each answer. */
export function clientsFor(endpoint: string) {
  const options = {
    endpoint,
    region: process.env['AWS_REGION'] || 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  };
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
