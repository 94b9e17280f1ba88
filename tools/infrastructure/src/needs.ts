import { groupsOf, secretsOf, type ServiceModel } from '@gatehouse/service-manifest';

/** AWS services that tasks call, by the name of their endpoint. */
export type AwsService =
  'dynamodb' | 'ecr.api' | 'ecr.dkr' | 'logs' | 's3' | 'secretsmanager' | 'sns' | 'sqs';

/** The shared resources that an environment's services need; resources that no service needs are not created. */
export interface Needs {
  /** Whether there is any service. */
  readonly any: boolean;
  /** Whether a service is public. */
  readonly public: boolean;
  /** Groups that have a service, each with its own load balancers, and groups with a public service. */
  readonly groups: readonly number[];
  readonly publicGroups: readonly number[];
  /** Whether a service has a database. */
  readonly databases: boolean;
  /** Hosts outside AWS that services call, sorted. */
  readonly hosts: readonly string[];
  /** AWS services that they use, including those for images and logs. */
  readonly aws: ReadonlySet<AwsService>;
  /** Whether a service has volumes, whose file systems tasks find by name. */
  readonly volumes: boolean;
}

/** @param models The services of one environment */
export function needsOf(models: readonly ServiceModel[]): Needs {
  const manifests = models.map(({ manifest }) => manifest);
  const grants = manifests.flatMap(({ grants = [] }) => grants);
  const used: [AwsService, boolean][] = [
    // Each task needs S3 for the layers of its image, and CloudWatch Logs.
    ['ecr.api', models.length > 0],
    ['ecr.dkr', models.length > 0],
    ['s3', models.length > 0],
    ['logs', models.length > 0],
    ['secretsmanager', manifests.some((manifest) => secretsOf(manifest).length > 0)],
    ['sns', grants.some((grant) => 'topic' in grant)],
    ['sqs', grants.some((grant) => 'queue' in grant)],
    ['dynamodb', grants.some((grant) => 'table' in grant)],
  ];
  return {
    any: models.length > 0,
    public: manifests.some(({ exposure }) => exposure === 'public'),
    groups: groupsOf(manifests),
    publicGroups: groupsOf(manifests.filter(({ exposure }) => exposure === 'public')),
    databases: grants.some((grant) => 'database' in grant),
    hosts: [...new Set(manifests.flatMap(({ internet = [] }) => internet))].sort(),
    volumes: grants.some((grant) => 'volume' in grant),
    aws: new Set(used.flatMap(([service, needed]) => (needed ? [service] : []))),
  };
}
