import type { Manifest } from './schema/manifest-schema.ts';
import type { EnvironmentOverrides } from './schema/settings-schema.ts';

type Hours = NonNullable<NonNullable<EnvironmentOverrides['tasks']>['hours']>;

/** The complete settings of a service in one environment. */
export interface ResolvedSettings {
  size: { cpu: number; memory: number };
  tasks: { min: number; max: number; cpuTarget: number; hours?: Hours };
  capacity: 'on-demand' | 'spot';
  environment: Readonly<Record<string, string>>;
  healthCheck: { interval: number; timeout: number; retries: number; startPeriod: number };
  shutdown: { drain: number; stopTimeout: number };
  deployment: { strategy: 'rolling' | 'blue-green'; bake: number };
  temporaryStorage: number | undefined;
  ephemeralStorage: number | undefined;
  alarms: { cpu: number; memory: number; errors: number; latency: number };
}

const DEFAULTS: ResolvedSettings = {
  size: { cpu: 256, memory: 512 },
  tasks: { min: 2, max: 6, cpuTarget: 60 },
  capacity: 'on-demand',
  environment: {},
  healthCheck: { interval: 10, timeout: 5, retries: 3, startPeriod: 30 },
  shutdown: { drain: 10, stopTimeout: 30 },
  deployment: { strategy: 'rolling', bake: 5 },
  temporaryStorage: undefined,
  ephemeralStorage: undefined,
  alarms: { cpu: 80, memory: 80, errors: 1, latency: 1_000 },
};

/**
 * The defaults, overridden by the profile, the manifest, and the manifest's section for this environment.
 * @param profile The workspace profile's settings for the environment; see `profileSettings`
 */
export function resolveSettings(
  manifest: Manifest,
  environment: string,
  profile: EnvironmentOverrides = {},
): ResolvedSettings {
  const layers: EnvironmentOverrides[] = [
    profile,
    manifest,
    manifest.environments?.[environment] ?? {},
  ];
  const resolved = Object.entries(DEFAULTS).map(([key, fallback]) => {
    const given = layers
      .map((layer) => layer[key as keyof EnvironmentOverrides])
      .filter((value) => value !== undefined);
    const value =
      typeof fallback === 'object'
        ? Object.assign({}, fallback, ...given)
        : (given.at(-1) ?? fallback);
    return [key, value];
  });
  return Object.fromEntries(resolved) as ResolvedSettings;
}
