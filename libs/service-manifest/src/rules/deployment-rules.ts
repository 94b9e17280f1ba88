import { entryOf } from '../entry.ts';
import { resolveSettings } from '../resolve.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** A bake time without effect would look like protection. */
export function deploymentFindings(
  manifest: Manifest,
  environments: readonly string[],
): DocumentProblem[] {
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

/** Features that need a load balancer, in environments without one. */
export function gatewayFindings(
  manifest: Manifest,
  { environments }: Workspace,
): DocumentProblem[] {
  const without = Object.entries(environments).flatMap(([name, settings]) =>
    settings.local !== true && entryOf(settings) === 'gateway' ? [name] : [],
  );
  const [environment] = without;
  if (environment === undefined) return [];
  const why = `needs a load balancer, and ${environment} has none: give it a "domain" and "hostedZone" in gatehouse.json`;
  const green = without.find(
    (name) => resolveSettings(manifest, name).deployment.strategy === 'blue-green',
  );
  return [
    ...(manifest.tls === true ? [{ path: ['tls'], message: why }] : []),
    ...(green === undefined
      ? []
      : [
          {
            path:
              manifest.environments?.[green]?.deployment?.strategy === undefined
                ? ['deployment', 'strategy']
                : ['environments', green, 'deployment', 'strategy'],
            message: `blue-green ${why}`,
          },
        ]),
  ];
}
