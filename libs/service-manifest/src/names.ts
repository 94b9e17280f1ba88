import type { Workspace } from './schema/workspace-schema.ts';
import { GATEWAY_PORT } from './gateway-port.ts';
import { repositoriesOf } from './repository-names.ts';
import { isShared } from './shared-account.ts';
import { environmentNamesOf } from './shared-names.ts';

/** What AWS calls the things of one service in one environment: the only place that makes such names. */
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
  /** What tasks pull from, where the gate has put it: `ENVIRONMENT/NAME`. */
  readonly repository: string;
  /** The same with the registry in front, without tag or digest. */
  readonly imageRepository: string;
  /** Where the infrastructure leaves what has no name of ours, such as a target group's ARN. */
  readonly parameter: (what: Parameter) => string;
  readonly alarm: (what: Alarm) => string;
  /** Hosts by which the load balancers tell the service. */
  readonly internalHost: string;
  /** None without a domain: API Gateway gives the service an address of its own. */
  readonly publicHost: string | undefined;
  readonly arn: {
    readonly taskRole: string;
    readonly executionRole: string;
    readonly logGroup: string;
    readonly repository: string;
    /** All that tasks may pull from: more than one only while a workspace is upgraded. */
    readonly pulled: readonly string[];
    readonly topic: (name: string) => string;
    readonly table: (name: string) => string;
    readonly bucket: (name: string) => string;
    /** Secrets Manager adds a hyphen and six characters, which nobody knows beforehand. */
    readonly secret: (name: string) => string;
    readonly injectedSecret: (name: string, field: string | undefined) => string;
  };
  /** What AWS calls what the manifest calls `name`. */
  readonly topic: (name: string) => string;
  readonly table: (name: string) => string;
  readonly bucket: (name: string) => string;
  readonly secret: (name: string) => string;
  /** Where another service is reached. */
  readonly url: (service: string) => string;
}

/**
 * SSM parameters of a service: what the infrastructure made, and, under `deployment`, what the deploy
 * stage records of what it deployed.
 */
export type Parameter =
  | TargetParameter
  | `public-${TargetParameter}`
  | 'security-group-id'
  | 'deployment'
  | 'service-registry-arn'
  | 'public-endpoint'
  | `output/${string}`;

/** The last two are there for blue/green only: the second target group, and the rule that shares traffic out. */
export type TargetParameter =
  'target-group-arn' | 'alternate-target-group-arn' | 'listener-rule-arn';

/** What each service has alarms for. */
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
  | 'unusual-authentication';

/** @throws for an environment that the workspace does not have */
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
  // Environments have no hyphen and no slash in their names, so that no two of these can be the same.
  const isInShared = isShared(workspace, environment);
  const own = (name: string) => (isInShared ? `${name}-${environment}` : name);
  // In front: a name must not end in a hyphen and six characters.
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
    parameter: (what) => `/gatehouse/${environment}/services/${service}/${what}`,
    alarm: (what) => `${service}-${environment}-${what}`,
    internalHost: internalHost(service),
    publicHost: domain === undefined ? undefined : `${service}.${domain}`,
    topic: own,
    table: own,
    bucket,
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
      secret: (name) => `${secret(name)}-??????`,
      injectedSecret: (name, field) => `${secret(name)}${field ? `:${field}::` : ''}`,
    },
  };
}

/** `users` -> `USERS_TABLE`: the variable by which a service learns what a granted thing is called. */
export function grantVariable(kind: 'table' | 'bucket', name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${kind.toUpperCase()}`;
}

/** The variable with the name of the table that the kit keeps idempotency keys in. */
export const IDEMPOTENCY_VARIABLE = 'IDEMPOTENCY_TABLE';

/** `notification-service` -> `NOTIFICATION_SERVICE_URL`. */
export function urlVariable(service: string): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** `apiKeys` -> `API_KEYS_SECRET`: the variable with the name of a secret. */
export function secretVariable(key: string): string {
  return `${key.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}_SECRET`;
}
