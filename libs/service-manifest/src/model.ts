import type { EnvironmentNames } from './environment-names.ts';
import { environmentVariables } from './environment-variables.ts';
import { environmentOf, type Environment } from './environment.ts';
import { GATEWAY_PORT } from './gateway-port.ts';
import { namesOf } from './names.ts';
import { profileSettings } from './profile-settings.ts';
import type { Names } from './service-names.ts';
import { environmentNamesOf } from './shared-names.ts';
import { resolveSettings, type ResolvedSettings } from './resolve.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** A service in one environment: all inputs of its rendered files. */
export interface ServiceModel {
  readonly name: string;
  readonly environment: string;
  readonly manifest: Manifest;
  readonly settings: ResolvedSettings;
  /** The environment as the infrastructure makes it. */
  readonly place: Environment;
  /** That its tasks listen on. */
  readonly port: number;
  readonly names: Names;
  readonly shared: EnvironmentNames;
  readonly variables: Readonly<Record<string, string>>;
  /** AWS tags for all resources of the service. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Combines a valid manifest with its workspace; pure. */
export function modelOf(
  name: string,
  manifest: Manifest,
  workspace: Workspace,
  environment: string,
): ServiceModel {
  const settings = resolveSettings(manifest, environment, profileSettings(workspace, environment));
  const place = environmentOf(workspace, environment);
  const port = place.entry === 'gateway' ? GATEWAY_PORT : manifest.port;
  const names = namesOf(workspace, environment, name);
  const shared = environmentNamesOf(workspace, environment);
  return {
    name,
    environment,
    manifest,
    settings,
    place,
    port,
    names,
    shared,
    variables: environmentVariables(manifest, settings, environment, names, port),
    tags: {
      service: name,
      environment,
      'managed-by': 'gatehouse',
      repository: `${workspace.organisation}/${workspace.repository}`,
    },
  };
}
