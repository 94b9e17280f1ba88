import {
  environmentNamesOf,
  namesOf,
  readWorkspace,
  type EnvironmentNames,
  type EnvironmentSettings,
  type Manifest,
  type Names,
  type Workspace,
} from '@gatehouse/service-manifest';
import { readSettings } from '../gate/read-settings.ts';

/** What a command is about: a service in an environment. */
export interface Subject {
  readonly service: string;
  readonly environment: string;
  readonly workspace: Workspace;
  readonly settings: EnvironmentSettings;
  readonly manifest: Manifest;
  /** What AWS calls the things of the service, and of the environment. */
  readonly names: Names;
  readonly shared: EnvironmentNames;
}

/** @throws with one line for a service or an environment that there is not; `ManifestError` */
export async function readSubject(service: string, environment: string): Promise<Subject> {
  const { workspace, settings } = await readSettingsOf(environment);
  return {
    service,
    environment,
    workspace,
    settings,
    manifest: readWorkspace(process.cwd()).manifest(service),
    names: namesOf(workspace, environment, service),
    shared: environmentNamesOf(workspace, environment),
  };
}

/** @throws where there is no such environment, or the current folder is not that of a workspace */
export async function readSettingsOf(
  environment: string,
): Promise<{ workspace: Workspace; settings: EnvironmentSettings }> {
  const workspace = await readWorkspaceHere();
  const { environments } = workspace;
  const settings = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (settings === undefined)
    throw new Error(
      `gatehouse.json has no environment "${environment}"; there are: ${Object.keys(environments).join(', ')}`,
    );
  return { workspace, settings };
}

/** @throws where the current folder is not that of a workspace */
export async function readWorkspaceHere(): Promise<Workspace> {
  const workspace = await readSettings();
  if (workspace === undefined)
    throw new Error('There is no gatehouse.json here, which says where services are deployed to');
  return workspace;
}
