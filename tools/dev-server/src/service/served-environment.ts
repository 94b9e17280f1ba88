import type { JoinedAws } from '@gatehouse/local-aws/shared';
import type { Manifest } from '@gatehouse/service-manifest';
import { localEnvironment } from '../local-environment.ts';
import type { ServeOptions } from './serve-options.ts';
import { volumeFolders } from './volume-folders.ts';

/**
 * The environment of a service that a person runs.
 * @param all manifests of the workspace, by name
 */
export function servedEnvironment(
  { workspace, name, shell, colours }: ServeOptions,
  manifest: Manifest,
  all: ReadonlyMap<string, Manifest>,
  aws: JoinedAws | undefined,
): Record<string, string> {
  const volumes = volumeFolders(workspace, name, manifest);
  const ports = new Map([...all].map(([service, { port }]) => [service, port]));
  const environment: Record<string, string> = {
    ...localEnvironment(name, manifest, ports, shell, aws?.url, volumes, aws?.databasePort()),
    ...(colours ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  };
  // Node takes even an empty one for a wish, and warns where both are set.
  delete environment[colours ? 'NO_COLOR' : 'FORCE_COLOR'];
  return environment;
}
