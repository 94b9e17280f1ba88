import { domainOf, partitionOf } from './partition.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** A repository of the registry. */
export interface RepositoryNames {
  /** Its name in ECR, without the host. */
  readonly name: string;
  /** Where images are pushed to and pulled from, without tag or digest. */
  readonly uri: string;
  readonly arn: string;
}

/**
 * Number of releases of a service that each environment retains; the repository's lifecycle removes
 * older ones.
 */
export const RELEASES_KEPT = 50;

/** Prefix of the names of build repositories; no environment may have this name. */
export const BUILD = 'build';

/**
 * The repositories of the registry. Only this module creates their names. AWS enforces the gate through
 * them: the build role writes `build/NAME`, only the gate role writes `ENVIRONMENT/NAME`, and tasks
 * pull from the latter.
 */
export function repositoriesOf({ registry }: Workspace): {
  /** Host of the registry. */
  readonly host: string;
  /** The repository of new builds. No task can pull from it. */
  readonly build: (service: string) => RepositoryNames;
  /** The repository of images that the gate has passed for an environment. */
  readonly release: (environment: string, service: string) => RepositoryNames;
  /** The repository from before there were release repositories; only used during an upgrade. */
  readonly previous: (service: string) => RepositoryNames;
} {
  const { account, region } = registry;
  const domain = domainOf(region);
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
