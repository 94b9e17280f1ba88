/** The services of the embedded AWS, named as in a SigV4 credential scope. */
export const serviceNames = ['sns', 'sqs', 's3', 'dynamodb', 'secretsmanager', 'sts'] as const;

export type ServiceName = (typeof serviceNames)[number];

export const isServiceName = (name: unknown): name is ServiceName =>
  serviceNames.includes(name as ServiceName);
