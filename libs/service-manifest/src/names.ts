import type { GrantKind } from './schema/grant-schema.ts';
import { DEAD_LETTERS } from './schema/names-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';
import { GATEWAY_PORT } from './gateway-port.ts';
import { domainOf } from './partition.ts';
import { repositoriesOf } from './repository-names.ts';
import { isShared } from './shared-account.ts';
import { environmentNamesOf } from './shared-names.ts';

/** The AWS names of one service's resources in one environment. Only this module creates such names. */
export interface Names {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  readonly service: string;
  readonly family: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly logGroup: string;
  /** The repository that tasks pull from and the gate writes: `ENVIRONMENT/NAME`. */
  readonly repository: string;
  /** The same with the registry's host, without tag or digest. */
  readonly imageRepository: string;
  /** Prefix of the parameters with generated values, such as a target group's ARN. */
  readonly parameter: (what: Parameter) => string;
  readonly alarm: (what: Alarm) => string;
  /** Host names by which the load balancers route to the service. */
  readonly internalHost: string;
  /** None without a domain: API Gateway generates an address for the service. */
  readonly publicHost: string | undefined;
  readonly arn: {
    readonly taskRole: string;
    readonly executionRole: string;
    readonly logGroup: string;
    readonly repository: string;
    /**
     * All repositories that tasks may pull from: more than one only during an upgrade of the workspace.
     */
    readonly pulled: readonly string[];
    readonly topic: (name: string) => string;
    readonly table: (name: string) => string;
    readonly bucket: (name: string) => string;
    readonly queue: (name: string) => string;
    readonly deadLetters: (queue: string) => string;
    /** With placeholders for the ids, see {@link Parameter}. */
    readonly fileSystem: string;
    readonly accessPoint: (volume: string) => string;
    /** A user of a database; AWS gives the cluster its id, which the infrastructure puts in. */
    readonly databaseUser: (name: string, user: DatabaseUser) => string;
    /** Secrets Manager appends a hyphen and six characters that are not known in advance. */
    readonly secret: (name: string) => string;
    readonly injectedSecret: (name: string, field: string | undefined) => string;
  };
  /** The AWS name of the resource `name` in the manifest. */
  readonly topic: (name: string) => string;
  readonly table: (name: string) => string;
  readonly bucket: (name: string) => string;
  readonly queue: (name: string) => string;
  readonly queueUrl: (name: string) => string;
  /** The queue for messages of another one that could not be handled. */
  readonly deadLetters: (queue: string) => string;
  /** The name of a volume in AWS's lists. */
  readonly volume: (name: string) => string;
  /** Where tasks find a volume. */
  readonly volumePath: (name: string) => string;
  /** The cluster of a database. */
  readonly database: (name: string) => string;
  /** Its log, which RDS names. */
  readonly databaseLogGroup: (name: string) => string;
  readonly secret: (name: string) => string;
  /** The address of another service. */
  readonly url: (service: string) => string;
}

/**
 * SSM parameters of a service: values from the infrastructure and, of the deploy stage, `deployment`, its record of
 * deployments, and `release-step`, the newest task of a step before a release.
 */
export type Parameter =
  | TargetParameter
  | `public-${TargetParameter}`
  | 'security-group-id'
  | 'deployment'
  | 'release-step'
  | 'service-registry-arn'
  | 'public-endpoint'
  | 'file-system-id'
  | `volume/${string}`
  | `database/${string}/${'id' | 'url'}`
  | `output/${string}`;

/**
 * The last two exist only for blue/green: the second target group, and the rule that distributes
 * traffic.
 */
export type TargetParameter =
  'target-group-arn' | 'alternate-target-group-arn' | 'listener-rule-arn';

/** The alarms of each service, one for the dead letters of each queue, and three for each database. */
export type Alarm =
  | 'cpu'
  | 'memory'
  | 'running-tasks'
  | 'healthy-hosts'
  | 'server-errors'
  | 'latency'
  | 'dependencies'
  | 'failed-authentication'
  | 'forbidden'
  | 'rate-limited'
  | 'unusual-traffic'
  | 'unusual-authentication'
  | `dead-letters-${string}`
  | 'volumes'
  | `database-${'capacity' | 'connections' | 'storage'}-${string}`;

/**
 * The users of a database. Migrations create and change tables; queries of the service read and write their rows only,
 * so that a statement that an attacker smuggles in cannot drop a table.
 */
export const DATABASE_USERS = ['app', 'migrator'] as const;
export type DatabaseUser = (typeof DATABASE_USERS)[number];

/** Stands for the value of a parameter, which the infrastructure or the deployment puts in. */
export const fromParameter = (parameter: string): string => `{{ssm:${parameter}}}`;

/** @throws if the workspace does not have the environment */
export function namesOf(workspace: Workspace, environment: string, service: string): Names {
  const shared = environmentNamesOf(workspace, environment);
  const { account, region, partition, cluster, domain, internalDomain } = shared;
  const repositories = repositoriesOf(workspace);
  const release = repositories.release(environment, service);
  const arn = (name: string, where: string, resource: string) =>
    `arn:${partition}:${name}:${where}:${resource}`;
  const here = `${region}:${account}`;
  const taskRole = `${service}-${environment}-task`;
  const executionRole = `${service}-${environment}-execution`;
  const logGroup = `/gatehouse/${environment}/${service}`;
  const bucket = (name: string) => `${name}-${environment}-${account}`;
  // Environment names contain no hyphen and no slash, so that two of these can never be identical.
  const isInShared = isShared(workspace, environment);
  const own = (name: string) => (isInShared ? `${name}-${environment}` : name);
  const parameter = (what: Parameter) => `/gatehouse/${environment}/services/${service}/${what}`;
  const deadLetters = (queue: string) => own(`${queue}${DEAD_LETTERS}`);
  // As a prefix: a name must not end in a hyphen and six characters.
  const secretName = (name: string) => (isInShared ? `${environment}/${name}` : name);
  const secret = (name: string) => arn('secretsmanager', here, `secret:${secretName(name)}`);
  const internalHost = (name: string) => `${name}.${internalDomain}`;
  return {
    account,
    region,
    partition,
    cluster,
    service,
    family: `${service}-${environment}`,
    taskRole,
    executionRole,
    logGroup,
    repository: release.name,
    imageRepository: release.uri,
    parameter,
    alarm: (what) => `${service}-${environment}-${what}`,
    internalHost: internalHost(service),
    publicHost: domain === undefined ? undefined : `${service}.${domain}`,
    topic: own,
    table: own,
    bucket,
    queue: own,
    queueUrl: (name) => `https://sqs.${region}.${domainOf(region)}/${account}/${own(name)}`,
    deadLetters,
    volume: (name) => `${service}-${environment}-${name}`,
    volumePath,
    database: own,
    databaseLogGroup: (name) => `/aws/rds/cluster/${own(name)}/postgresql`,
    secret: secretName,
    url: (name) =>
      domain === undefined
        ? `http://${internalHost(name)}:${GATEWAY_PORT}`
        : `https://${internalHost(name)}`,
    arn: {
      taskRole: arn('iam', `:${account}`, `role/${taskRole}`),
      executionRole: arn('iam', `:${account}`, `role/${executionRole}`),
      logGroup: arn('logs', here, `log-group:${logGroup}`),
      repository: release.arn,
      pulled: [
        release.arn,
        ...(workspace.registry.previousRepositories ? [repositories.previous(service).arn] : []),
      ],
      topic: (name) => arn('sns', here, own(name)),
      table: (name) => arn('dynamodb', here, `table/${own(name)}`),
      bucket: (name) => arn('s3', ':', bucket(name)),
      queue: (name) => arn('sqs', here, own(name)),
      deadLetters: (queue) => arn('sqs', here, deadLetters(queue)),
      fileSystem: arn(
        'elasticfilesystem',
        here,
        `file-system/${fromParameter(parameter('file-system-id'))}`,
      ),
      accessPoint: (volume) =>
        arn(
          'elasticfilesystem',
          here,
          `access-point/${fromParameter(parameter(`volume/${volume}`))}`,
        ),
      databaseUser: (name, user) =>
        arn('rds-db', here, `dbuser:${fromParameter(parameter(`database/${name}/id`))}/${user}`),
      secret: (name) => `${secret(name)}-??????`,
      injectedSecret: (name, field) => `${secret(name)}${field ? `:${field}::` : ''}`,
    },
  };
}

/**
 * Below a folder that holds nothing in any image, so that a volume hides nothing and no two are at one place.
 * `documents` -> `/mnt/documents`.
 */
export const volumePath = (name: string): string => `/mnt/${name}`;

/**
 * `users` -> `USERS_TABLE`: the variable with the name of a granted resource, of a queue or database with its URL, and of
 * a volume with its path.
 */
export function grantVariable(kind: Exclude<GrantKind, 'topic'>, name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${kind.toUpperCase()}`;
}

/** The variable with the name of the table for the kit's idempotency keys. */
export const IDEMPOTENCY_VARIABLE = 'IDEMPOTENCY_TABLE';

/** The variable with the ARNs of all granted topics, comma-separated. */
export const TOPICS_VARIABLE = 'TOPIC_ARNS';

/** `notification-service` -> `NOTIFICATION_SERVICE_URL`. */
export function urlVariable(service: string): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** `apiKeys` -> `API_KEYS_SECRET`: the variable with the name of a secret. */
export function secretVariable(key: string): string {
  return `${key.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}_SECRET`;
}
