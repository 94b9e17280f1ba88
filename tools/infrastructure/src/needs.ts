import { groupsOf, secretsOf, type ServiceModel } from '@gatehouse/service-manifest';

/** Services of AWS that tasks reach, by the name of their endpoint. */
export type AwsService =
  'dynamodb' | 'ecr.api' | 'ecr.dkr' | 'logs' | 's3' | 'secretsmanager' | 'sns' | 'sqs';

/** What an environment's services need of what they share; what none of them needs is not made. */
export interface Needs {
  /** Whether there is a service at all. */
  readonly any: boolean;
  /** Whether one is reached from the internet. */
  readonly public: boolean;
  /** Groups that have a service, each with load balancers of its own, and those with a public one. */
  readonly groups: readonly number[];
  readonly publicGroups: readonly number[];
  /** Whether one has a database. */
  readonly databases: boolean;
  /** Hosts outside AWS that services call, sorted. */
  readonly hosts: readonly string[];
  /** Which of the services of AWS they use, images and logs included. */
  readonly aws: ReadonlySet<AwsService>;
  /** Whether one has volumes, whose file systems tasks find by name. */
  readonly volumes: boolean;
}

/** @param models The services of one environment */
export function needsOf(models: readonly ServiceModel[]): Needs {
  const manifests = models.map(({ manifest }) => manifest);
  const grants = manifests.flatMap(({ grants = [] }) => grants);
  const used: [AwsService, boolean][] = [
    // Each task has an image, whose layers are in S3, and a log.
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
