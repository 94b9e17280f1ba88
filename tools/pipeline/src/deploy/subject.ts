import {
  GatehouseError,
  environmentNamesOf,
  namesOf,
  readWorkspace,
  serviceNameProblem,
  type EnvironmentNames,
  type EnvironmentSettings,
  type Manifest,
  type Names,
  type Workspace,
} from '@gatehouse/service-manifest';
import { readSettings } from '../gate/read-settings.ts';

/** A service in an environment, with or without a manifest in this commit. */
export interface Location {
  readonly service: string;
  readonly environment: string;
  readonly workspace: Workspace;
  readonly settings: EnvironmentSettings;
  /** AWS names of the service's and the environment's resources. */
  readonly names: Names;
  readonly shared: EnvironmentNames;
  /** Notes on how it was found, one line each. */
  readonly warnings?: readonly string[];
}

/** The service and the environment of a command. */
export interface Subject extends Location {
  readonly manifest: Manifest;
}

/** @throws with one line for an unknown service or environment; `ManifestError` */
export async function readSubject(service: string, environment: string): Promise<Subject> {
  const location = await readLocation(service, environment);
  return { ...location, manifest: await readManifestOf(service) };
}

/** @throws with one line for an unknown environment, or an invalid service name */
export async function readLocation(service: string, environment: string): Promise<Location> {
  return locationIn(await readWorkspaceHere(), service, environment);
}

/**
 * A service and an environment, according to a workspace's settings; pure.
 * @throws as {@link readLocation}
 */
export function locationIn(workspace: Workspace, service: string, environment: string): Location {
  const settings = settingsIn(workspace, environment);
  const problem = serviceNameProblem(service);
  if (problem !== undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-004',
      `There is no service "${service}": the name ${problem}`,
    );
  return {
    ...{ service, environment, workspace, settings },
    names: namesOf(workspace, environment, service),
    shared: environmentNamesOf(workspace, environment),
  };
}

/** @throws with one line if there is none; `ManifestError` */
export async function readManifestOf(service: string): Promise<Manifest> {
  return readWorkspace(process.cwd()).manifest(service);
}

/** @throws if the environment does not exist, or the current folder is not in a workspace */
export async function readSettingsOf(
  environment: string,
): Promise<{ workspace: Workspace; settings: EnvironmentSettings }> {
  const workspace = await readWorkspaceHere();
  return { workspace, settings: settingsIn(workspace, environment) };
}

function settingsIn({ environments }: Workspace, environment: string): EnvironmentSettings {
  const settings = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (settings === undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-003',
      `gatehouse.json has no environment "${environment}"; there are: ${Object.keys(environments).join(', ')}`,
    );
  return settings;
}

/** @throws if the current folder is not in a workspace */
export async function readWorkspaceHere(): Promise<Workspace> {
  const workspace = await readSettings();
  if (workspace === undefined)
    throw new GatehouseError(
      'GH-WORKSPACE-002',
      'There is no gatehouse.json here, which says where services are deployed to',
    );
  return workspace;
}
