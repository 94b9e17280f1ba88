import { partitionOf } from './partition.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** A repository of the registry. */
export interface RepositoryNames {
  /** As ECR calls it, without the host. */
  readonly name: string;
  /** Where images are pushed to and pulled from, without tag or digest. */
  readonly uri: string;
  readonly arn: string;
}

/** Releases that each environment keeps of a service; the lifecycle of its repository removes older ones. */
export const RELEASES_KEPT = 50;

/** What the names of build repositories begin with; no environment may be called that. */
export const BUILD = 'build';

/**
 * The repositories of the registry, and the only place that makes their names. AWS enforces the gate by them: the
 * build role writes `build/NAME`, the gate role alone writes `ENVIRONMENT/NAME`, and tasks pull from that.
 */
export function repositoriesOf({ registry }: Workspace): {
  /** Host of the registry. */
  readonly host: string;
  /** Where images are built into. No task can pull from it. */
  readonly build: (service: string) => RepositoryNames;
  /** What the gate has passed for an environment. */
  readonly release: (environment: string, service: string) => RepositoryNames;
  /** What everything was in before there were release repositories; of use for an upgrade alone. */
  readonly previous: (service: string) => RepositoryNames;
} {
  const { account, region } = registry;
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const host = `${account}.dkr.ecr.${region}.${domain}`;
  const arn = `arn:${partitionOf(region)}:ecr:${region}:${account}:repository`;
  const of = (name: string) => ({ name, uri: `${host}/${name}`, arn: `${arn}/${name}` });
  return {
    host,
    build: (service) => of(`${BUILD}/${service}`),
    release: (environment, service) => of(`${environment}/${service}`),
    previous: of,
  };
}
