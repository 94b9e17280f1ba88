import { partitionOf } from './partition.ts';
import type { Workspace } from './schema/workspace-schema.ts';
import { GITHUB_ISSUER, OPERATIONS_TOPIC } from './shared-names.ts';

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
