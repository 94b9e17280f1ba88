import type { EnvironmentNames } from './environment-names.ts';
import { GatehouseError } from './errors/gatehouse-error.ts';
import { partitionOf } from './partition.ts';
import { groupSuffix } from './service-group.ts';
import type { Attestations, Workspace } from './schema/workspace-schema.ts';

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

/** What signs the attestations of images. */
export const attestationsOf = ({ attestations = 'github' }: Workspace): Attestations =>
  attestations;

/** Whether the repository has GitHub's code scanning. */
export const hasCodeScanning = ({ github }: Workspace): boolean => github?.codeScanning !== false;
