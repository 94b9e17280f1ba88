import { GatehouseError } from './errors/gatehouse-error.ts';
import { partitionOf } from './partition.ts';
import { groupSuffix } from './service-group.ts';
import type { Attestations, Workspace } from './schema/workspace-schema.ts';

/**
 * The AWS names of resources that all services of an environment share; those of one service are in
 * `names.ts`.
 */
export interface EnvironmentNames {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  /** Domain of public services: `<service>.<domain>`; without one, API Gateway generates addresses. */
  readonly domain: string | undefined;
  /**
   * The private zone of all services: `<service>.internal.<domain>`, or
   * `<service>.<environment>.internal`.
   */
  readonly internalDomain: string;
  /** Prefix of the parameters that one stack exports to another, or to the deploy stage. */
  readonly parameter: (what: SharedParameter) => string;
  readonly logGroup: (what: 'flow-logs' | 'helpers' | 'rotation') => string;
  /** AWS WAF writes to log groups of this prefix only. */
  readonly firewallLogGroup: string;
  /** Access logs of the load balancers and the buckets. */
  readonly accessLogBucket: string;
  /** Logs that cannot be deleted for years. */
  readonly archiveBucket: string;
  /** The delivery stream that sends all services' logs to the archive, and the role that it uses. */
  readonly logStream: string;
  readonly logStreamRole: string;
  /** The roles that GitHub assumes to deploy services, one for each group, and the infrastructure. */
  readonly deployRole: string;
  readonly deployRoleOf: (group: number) => string;
  readonly infrastructureRole: string;
  /** The read-only role. */
  readonly statusRole: string;
  /** The role with which ECS moves traffic in blue/green deployments. */
  readonly trafficRole: string;
  readonly rotationFunction: string;
  readonly arn: {
    readonly role: (name: string) => string;
    readonly logStream: string;
    readonly logStreamRole: string;
    readonly deployRole: string;
    readonly deployRoleOf: (group: number) => string;
    readonly statusRole: string;
    readonly trafficRole: string;
    readonly rotationFunction: string;
    /** Topic for alarms. */
    readonly operationsTopic: string;
    readonly oidcProvider: string;
  };
}

/**
 * SSM parameters that the stacks of an environment export to the services' stacks and the deploy stage.
 */
export type SharedParameter =
  | 'vpc-id'
  | 'subnet-ids'
  | 'database-subnet-ids'
  | 'public-subnet-ids'
  | 'endpoint-security-group-id'
  | 's3-prefix-list-id'
  | 'dynamodb-prefix-list-id'
  | 'log-key-arn'
  | 'data-key-arn'
  | 'private-zone-id'
  | BalancerParameter
  | `public-${BalancerParameter}`
  | `groups/${number}/${BalancerParameter}`
  | `groups/${number}/public-${BalancerParameter}`
  | 'vpc-link-id'
  | 'vpc-link-security-group-id'
  | 'namespace-id';

/** What is exported of a load balancer; with `public-` in front of the public one, below `groups/N` of a later group. */
export type BalancerParameter =
  | 'load-balancer-name'
  | 'load-balancer-security-group-id'
  | 'load-balancer-dns-name'
  | 'load-balancer-zone-id'
  | 'listener-arn';

export const OPERATIONS_TOPIC = 'gatehouse-operations';
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** @throws if the workspace does not have the environment */
export function environmentNamesOf(workspace: Workspace, environment: string): EnvironmentNames {
  const settings = workspace.environments[environment];
  if (settings === undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-003',
      `There is no environment "${environment}" in gatehouse.json`,
    );
  const { account, region, cluster, domain } = settings;
  const partition = partitionOf(region);
  const arn = (service: string, where: string, resource: string) =>
    `arn:${partition}:${service}:${where}:${resource}`;
  const here = `${region}:${account}`;
  const role = (name: string) => arn('iam', `:${account}`, `role/${name}`);
  const logStream = `gatehouse-${environment}-logs`;
  const logStreamRole = `gatehouse-${environment}-log-archive`;
  const deployRoleOf = (group: number) => `gatehouse-${environment}-deploy${groupSuffix(group)}`;
  const deployRole = deployRoleOf(1);
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
    deployRoleOf,
    infrastructureRole: `gatehouse-${environment}-infrastructure`,
    statusRole,
    trafficRole,
    rotationFunction,
    arn: {
      role,
      logStream: arn('firehose', here, `deliverystream/${logStream}`),
      logStreamRole: role(logStreamRole),
      deployRole: role(deployRole),
      deployRoleOf: (group) => role(deployRoleOf(group)),
      statusRole: role(statusRole),
      trafficRole: role(trafficRole),
      rotationFunction: arn('lambda', here, `function:${rotationFunction}`),
      operationsTopic: arn('sns', here, OPERATIONS_TOPIC),
      oidcProvider: arn('iam', `:${account}`, `oidc-provider/${GITHUB_ISSUER}`),
    },
  };
}

/** The environments with an account, in the order of a release; a local one runs on a laptop. */
export const deployedEnvironments = ({ environments }: Workspace): string[] =>
  Object.keys(environments).filter((name) => environments[name]?.local !== true);

/** The role that builds, scans and signs, in the account of the registry. */
export interface RegistryNames {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly buildRole: string;
  readonly gateRole: string;
  /** The role that gates running images again, and cannot sign. */
  readonly rescanRole: string;
  readonly infrastructureRole: string;
  /** The read-only role. */
  readonly statusRole: string;
  /** Aliases of the keys for the evidence of the gate, for the attestations of builds, and for the images. */
  readonly gateKeyAlias: string;
  readonly buildKeyAlias: string;
  readonly imageKeyAlias: string;
  /** The role that copies records into segments. */
  readonly compactRole: string;
  /** The role of the weekly report: it reads all records. */
  readonly reportRole: string;
  /**
   * Locations of the records of gates, re-scans and deployments, and of the object with the first-seen
   * times of a service's findings.
   */
  readonly recordsBucket: string;
  readonly firstSeenKey: (service: string) => string;
  /** Prefixes that only one role may write; deployments have one for each environment. */
  readonly recordsPrefix: (writer: 'gate' | 'rescan' | 'report' | 'deploy' | 'segments') => string;
  /** Parameters that the stack of the registry exports to the stacks of the repositories. */
  readonly parameter: (what: 'image-key-arn') => string;
  readonly arn: {
    readonly role: (name: string) => string;
    readonly recordsBucket: string;
    /** Topic for alarms. */
    readonly operationsTopic: string;
    readonly oidcProvider: string;
  };
}

/** The name in the registry's stacks in place of an environment's name. */
export const REGISTRY = 'registry';
export const REPORT_ROLE = 'gatehouse-report';
export const RESCAN_ROLE = 'gatehouse-rescan';
const GATE_KEY_ALIAS = 'alias/gatehouse-gate';
const BUILD_KEY_ALIAS = 'alias/gatehouse-build';

export function registryNamesOf({ registry: { account, region } }: Workspace): RegistryNames {
  const partition = partitionOf(region);
  const recordsBucket = `gatehouse-${REGISTRY}-records-${account}`;
  return {
    account,
    region,
    partition,
    buildRole: 'gatehouse-build',
    gateRole: 'gatehouse-gate',
    rescanRole: RESCAN_ROLE,
    compactRole: 'gatehouse-compact',
    reportRole: REPORT_ROLE,
    infrastructureRole: 'gatehouse-registry-infrastructure',
    statusRole: 'gatehouse-registry-status',
    gateKeyAlias: GATE_KEY_ALIAS,
    buildKeyAlias: BUILD_KEY_ALIAS,
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

/** The KMS key, in the account of the registry, that signs the evidence of a passed gate. */
export const gateKeyOf = (workspace: Workspace): string => keyOf(workspace, GATE_KEY_ALIAS);

/** The KMS key, in the account of the registry, that signs attestations of images with `attestations: "kms"`. */
export const buildKeyOf = (workspace: Workspace): string => keyOf(workspace, BUILD_KEY_ALIAS);

const keyOf = ({ registry: { account, region } }: Workspace, alias: string): string =>
  `arn:${partitionOf(region)}:kms:${region}:${account}:${alias}`;

/** What signs the attestations of images. */
export const attestationsOf = ({ attestations = 'github' }: Workspace): Attestations =>
  attestations;

/** Whether the repository has GitHub's code scanning. */
export const hasCodeScanning = ({ github }: Workspace): boolean => github?.codeScanning !== false;

/** The SSM parameter that records up to which commit the stacks of an environment are deployed. */
export const infrastructureRecordOf = (environment: string): string =>
  `/gatehouse/${environment}/infrastructure`;

/** The stacks that all services of an environment share. */
export type SharedStack = 'network' | 'platform' | 'edge' | 'delivery';

/**
 * Names of CloudFormation stacks. Environment names contain no hyphen, so that two stack names can
 * never be identical.
 */
export const stackNameOf = {
  account: (account: string) => `gatehouse-account-${account}`,
  shared: (environment: string, stack: SharedStack) => `gatehouse-${environment}-${stack}`,
  service: (environment: string, service: string) => `gatehouse-${environment}-service-${service}`,
};
