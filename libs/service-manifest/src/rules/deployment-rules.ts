import type { Finding } from '../load/source.ts';
import { resolveSettings } from '../resolve.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** A bake that no deployment has would be taken for one that protects. */
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
    message: 'is for the strategy "blue-green" only: rolling has no time in which both run on',
    atKey: true,
  }));
}
