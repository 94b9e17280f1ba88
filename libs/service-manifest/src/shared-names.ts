import { partitionOf } from './partition.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** What all services of an environment share, by its name in AWS; what one service has is in `names.ts`. */
export interface EnvironmentNames {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  /** Where public services are: `<service>.<domain>`; without one, API Gateway has addresses of its own. */
  readonly domain: string | undefined;
  /** The private zone in which all services are: `<service>.internal.<domain>`, or `<service>.<environment>.internal`. */
  readonly internalDomain: string;
  /** Where one stack leaves what another, or the deploy stage, needs of it. */
  readonly parameter: (what: SharedParameter) => string;
  readonly logGroup: (what: 'flow-logs' | 'rotation') => string;
  /** AWS WAF writes to log groups of this prefix only. */
  readonly firewallLogGroup: string;
  /** Who asked the load balancers and the buckets for what. */
  readonly accessLogBucket: string;
  /** Logs that nobody can delete for years. */
  readonly archiveBucket: string;
  /** The delivery stream that takes all services' logs to the archive, and the role by which they get there. */
  readonly logStream: string;
  readonly logStreamRole: string;
  /** What GitHub takes to deploy services, and to deploy the infrastructure. */
  readonly deployRole: string;
  readonly infrastructureRole: string;
  /** What only reads. */
  readonly statusRole: string;
  /** By which ECS moves traffic in blue/green deployments. */
  readonly trafficRole: string;
  readonly rotationFunction: string;
  readonly arn: {
    readonly role: (name: string) => string;
    readonly logStream: string;
    readonly logStreamRole: string;
    readonly deployRole: string;
    readonly statusRole: string;
    readonly trafficRole: string;
    readonly rotationFunction: string;
    /** Where alarms go. */
    readonly operationsTopic: string;
    readonly oidcProvider: string;
  };
}

/** SSM parameters that the stacks of an environment leave for the services' and for the deploy stage. */
export type SharedParameter =
  | 'vpc-id'
  | 'subnet-ids'
  | 'public-subnet-ids'
  | 'endpoint-security-group-id'
  | 's3-prefix-list-id'
  | 'dynamodb-prefix-list-id'
  | 'log-key-arn'
  | 'data-key-arn'
  | 'private-zone-id'
  | 'load-balancer-name'
  | 'load-balancer-security-group-id'
  | 'load-balancer-dns-name'
  | 'load-balancer-zone-id'
  | 'listener-arn'
  | 'public-load-balancer-name'
  | 'public-load-balancer-security-group-id'
  | 'public-load-balancer-dns-name'
  | 'public-load-balancer-zone-id'
  | 'public-listener-arn'
  | 'vpc-link-id'
  | 'vpc-link-security-group-id'
  | 'namespace-id';

export const OPERATIONS_TOPIC = 'gatehouse-operations';
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** @throws for an environment that the workspace does not have */
export function environmentNamesOf(workspace: Workspace, environment: string): EnvironmentNames {
  const settings = workspace.environments[environment];
  if (settings === undefined)
    throw new Error(`There is no environment "${environment}" in gatehouse.json`);
  const { account, region, cluster, domain } = settings;
  const partition = partitionOf(region);
  const arn = (service: string, where: string, resource: string) =>
    `arn:${partition}:${service}:${where}:${resource}`;
  const here = `${region}:${account}`;
  const role = (name: string) => arn('iam', `:${account}`, `role/${name}`);
  const logStream = `gatehouse-${environment}-logs`;
  const logStreamRole = `gatehouse-${environment}-log-archive`;
  const deployRole = `gatehouse-${environment}-deploy`;
  const statusRole = `gatehouse-${environment}-status`;
  const trafficRole = `gatehouse-${environment}-traffic`;
  const rotationFunction = `gatehouse-${environment}-rotate-api-keys`;
  return {
    account,
    region,
    partition,
    cluster,
    domain,
    // ".internal" is for private use: https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en
    internalDomain: domain === undefined ? `${environment}.internal` : `internal.${domain}`,
    parameter: (what) => `/gatehouse/${environment}/${what}`,
    logGroup: (what) => `/gatehouse/${environment}/_/${what}`,
    firewallLogGroup: `aws-waf-logs-gatehouse-${environment}`,
    accessLogBucket: `gatehouse-${environment}-access-logs-${account}`,
    archiveBucket: `gatehouse-${environment}-archive-${account}`,
    logStream,
    logStreamRole,
    deployRole,
    infrastructureRole: `gatehouse-${environment}-infrastructure`,
    statusRole,
    trafficRole,
    rotationFunction,
    arn: {
      role,
      logStream: arn('firehose', here, `deliverystream/${logStream}`),
      logStreamRole: role(logStreamRole),
      deployRole: role(deployRole),
      statusRole: role(statusRole),
      trafficRole: role(trafficRole),
      rotationFunction: arn('lambda', here, `function:${rotationFunction}`),
      operationsTopic: arn('sns', here, OPERATIONS_TOPIC),
      oidcProvider: arn('iam', `:${account}`, `oidc-provider/${GITHUB_ISSUER}`),
    },
  };
}

/** The environments that have an account, in the order of a release; one that is local runs on a laptop. */
export const deployedEnvironments = ({ environments }: Workspace): string[] =>
  Object.keys(environments).filter((name) => environments[name]?.local !== true);

/** What builds, scans and signs, in the account of the registry. */
export interface RegistryNames {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly buildRole: string;
  readonly gateRole: string;
  /** What gates again what runs, and cannot sign. */
  readonly rescanRole: string;
  readonly infrastructureRole: string;
  /** What only reads. */
  readonly statusRole: string;
  /** Aliases of the keys for the evidence of the gate, and for the images. */
  readonly gateKeyAlias: string;
  readonly imageKeyAlias: string;
  /** What copies records into segments. */
  readonly compactRole: string;
  /** What makes the weekly report: it reads all records. */
  readonly reportRole: string;
  /** Where gates, re-scans and deployments leave their records, and the object of when findings of a service were first seen. */
  readonly recordsBucket: string;
  readonly firstSeenKey: (service: string) => string;
  /** Below which a role writes records, and no other; a deployment has one for each environment. */
  readonly recordsPrefix: (writer: 'gate' | 'rescan' | 'report' | 'deploy' | 'segments') => string;
  /** Where the stack of the registry leaves what those of the repositories need. */
  readonly parameter: (what: 'image-key-arn') => string;
  readonly arn: {
    readonly role: (name: string) => string;
    readonly recordsBucket: string;
    /** Where alarms go. */
    readonly operationsTopic: string;
    readonly oidcProvider: string;
  };
}

/** What the stacks of the registry are called, where others have the name of their environment. */
export const REGISTRY = 'registry';
export const REPORT_ROLE = 'gatehouse-report';
const GATE_KEY_ALIAS = 'alias/gatehouse-gate';

export function registryNamesOf({ registry: { account, region } }: Workspace): RegistryNames {
  const partition = partitionOf(region);
  const recordsBucket = `gatehouse-${REGISTRY}-records-${account}`;
  return {
    account,
    region,
    partition,
    buildRole: 'gatehouse-build',
    gateRole: 'gatehouse-gate',
    rescanRole: 'gatehouse-rescan',
    compactRole: 'gatehouse-compact',
    reportRole: REPORT_ROLE,
    infrastructureRole: 'gatehouse-registry-infrastructure',
    statusRole: 'gatehouse-registry-status',
    gateKeyAlias: GATE_KEY_ALIAS,
    imageKeyAlias: 'alias/gatehouse-images',
    recordsBucket,
    firstSeenKey: (service) => `first-seen/${service}.json`,
    recordsPrefix: (writer) => `${writer}/`,
    parameter: (what) => `/gatehouse/${REGISTRY}/${what}`,
    arn: {
      role: (name) => `arn:${partition}:iam::${account}:role/${name}`,
      recordsBucket: `arn:${partition}:s3:::${recordsBucket}`,
      operationsTopic: `arn:${partition}:sns:${region}:${account}:${OPERATIONS_TOPIC}`,
      oidcProvider: `arn:${partition}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`,
    },
  };
}

/** The key of KMS, in the account of the registry, with which a passed gate signs its evidence. */
export function gateKeyOf({ registry: { account, region } }: Workspace): string {
  return `arn:${partitionOf(region)}:kms:${region}:${account}:${GATE_KEY_ALIAS}`;
}

/** The stacks that all services of an environment share. */
export type SharedStack = 'network' | 'platform' | 'edge' | 'delivery';

/** Names of CloudFormation's stacks. Environments' names have no hyphen, so that no two can be the same. */
export const stackNameOf = {
  account: (account: string) => `gatehouse-account-${account}`,
  shared: (environment: string, stack: SharedStack) => `gatehouse-${environment}-${stack}`,
  service: (environment: string, service: string) => `gatehouse-${environment}-service-${service}`,
};
