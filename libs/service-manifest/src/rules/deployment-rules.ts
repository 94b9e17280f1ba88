import type { Finding } from '../load/source.ts';
import { resolveSettings } from '../resolve.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** A bake time without effect would look like protection. */
export function deploymentFindings(manifest: Manifest, environments: readonly string[]): Finding[] {
  const rolls = (environment: string) =>
    resolveSettings(manifest, environment).deployment.strategy === 'rolling';
  const ofNobody = manifest.deployment?.bake !== undefined && environments.every(rolls);
  return [
    ...(ofNobody ? [[]] : []),
    ...environments
      .filter((name) => manifest.environments?.[name]?.deployment?.bake !== undefined)
      .filter(rolls)
      .map((name) => ['environments', name]),
  ].map((path) => ({
    path: [...path, 'deployment', 'bake'],
    message:
      'applies only to the strategy "blue-green": in a rolling deployment, the old tasks do not keep running',
    atKey: true,
  }));
}
