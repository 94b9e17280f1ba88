import {
  environmentNamesOf,
  registryNamesOf,
  type RegistryNames,
  type Workspace,
} from '@gatehouse/service-manifest';
import type { Permission } from './permission.ts';

type Names = Pick<RegistryNames, 'account' | 'arn'>;
/** Bucket names are global: only a bucket of this account counts. */
const ours = ({ account }: Names) => ({ 'aws:ResourceAccount': account });

/** Allows creating records below a prefix, and reading them again if another job created one at the same time. */
export const writeRecords = (names: Names, prefix: string): Permission => ({
  sid: 'WriteRecords',
  actions: ['s3:GetObject', 's3:PutObject'],
  resources: [`${names.arn.recordsBucket}/${prefix}*`],
  conditions: { StringEquals: ours(names) },
  wildcard: 'Records of services, including those that are added later',
});

/** Allows reading all records below prefixes. */
export const readRecords = (names: Names, prefixes: readonly string[]): Permission => ({
  sid: 'ReadRecords',
  actions: ['s3:GetObject'],
  resources: prefixes.map((prefix) => `${names.arn.recordsBucket}/${prefix}*`),
  conditions: { StringEquals: ours(names) },
  wildcard: 'The report reads all records',
});

/** Allows listing the used numbers below a prefix. */
export const seeRecords = (names: Names, prefixes: readonly string[]): Permission => ({
  sid: 'SeeRecordsOfPrefix',
  actions: ['s3:ListBucket'],
  resources: [names.arn.recordsBucket],
  conditions: {
    StringEquals: ours(names),
    StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
  },
});

/** The permissions on records of a deployment to an environment: below its own prefix only. */
export function recordDeployments(workspace: Workspace, environment: string): Permission[] {
  const names = registryNamesOf(workspace);
  const prefix = deploymentsOf(names, environment);
  return [writeRecords(names, prefix), seeRecords(names, [prefix])];
}

export const deploymentsOf = ({ recordsPrefix }: RegistryNames, environment: string): string =>
  `${recordsPrefix('deploy')}${environment}/`;

/** The roles that deploy to an environment, one for each group of services; before the first service, that of the first group. */
export function deployRolesOf(
  workspace: Workspace,
  environment: string,
  groups: readonly number[],
): string[] {
  const { deployRoleOf } = environmentNamesOf(workspace, environment).arn;
  return (groups.length > 0 ? groups : [1]).map(deployRoleOf);
}
