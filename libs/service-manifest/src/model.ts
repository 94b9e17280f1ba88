import { environmentVariables } from './environment-variables.ts';
import { namesOf, type Names } from './names.ts';
import { environmentNamesOf, type EnvironmentNames } from './shared-names.ts';
import { resolveSettings, type ResolvedSettings } from './resolve.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import type { Workspace } from './schema/workspace-schema.ts';

/** A service in one environment: all inputs of its rendered files. */
export interface ServiceModel {
  readonly name: string;
  readonly environment: string;
  readonly manifest: Manifest;
  readonly settings: ResolvedSettings;
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
  const settings = resolveSettings(manifest, environment);
  const names = namesOf(workspace, environment, name);
  const shared = environmentNamesOf(workspace, environment);
  return {
    name,
    environment,
    manifest,
    settings,
    names,
    shared,
    variables: environmentVariables(manifest, settings, environment, names),
    tags: {
      service: name,
      environment,
      'managed-by': 'gatehouse',
      repository: `${workspace.organisation}/${workspace.repository}`,
    },
  };
}
