/** The services of the embedded AWS, by their names in a SigV4 credential scope. */
export const serviceNames = [
  'sns',
  'sqs',
  's3',
  'dynamodb',
  'secretsmanager',
  'sts',
  'ecs',
  'ecr',
  'logs',
  'elasticloadbalancing',
  'application-autoscaling',
  'ssm',
  'iam',
  'kms',
  'monitoring',
  'cloudformation',
] as const;

export type ServiceName = (typeof serviceNames)[number];

export const isServiceName = (name: unknown): name is ServiceName =>
  serviceNames.includes(name as ServiceName);
