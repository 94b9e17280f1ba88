import type { WrongManifest } from './wrong-manifest.ts';

/** Manifests with invalid health checks, shutdowns and deployments. */
export const WRONG_DEPLOYMENTS: WrongManifest[] = [
  [
    'a health time-out not below the interval',
    { healthCheck: { interval: 5, timeout: 5 } },
    'healthCheck.timeout: 5 s must be less than healthCheck.interval, 5 s',
  ],
  [
    'an interval out of range',
    { healthCheck: { interval: 4 } },
    'healthCheck.interval: must be a whole number from 5 to 300 (seconds), not 4',
  ],
  [
    'a drain as long as the end',
    { shutdown: { drain: 30 } },
    'shutdown.drain: 30 s must be at least 5 s less than shutdown.stopTimeout, 30 s',
  ],
  [
    'an end later than Fargate allows',
    { shutdown: { stopTimeout: 121 } },
    'shutdown.stopTimeout: must be a whole number from 2 to 120 (seconds), not 121',
  ],
  [
    'a strategy that is none',
    { deployment: { strategy: 'canary' } },
    'deployment.strategy: must be one of "rolling", "blue-green", not "canary"',
  ],
  [
    'a bake of hours',
    { deployment: { strategy: 'blue-green', bake: 61 } },
    'deployment.bake: must be a whole number from 0 to 60 (minutes), not 61',
  ],
  [
    'a bake while it rolls everywhere',
    { deployment: { bake: 10 } },
    'deployment.bake: applies only to the strategy "blue-green"',
  ],
  [
    'a bake in an environment in which it rolls',
    {
      deployment: { strategy: 'blue-green', bake: 10 },
      environments: { development: { deployment: { strategy: 'rolling', bake: 5 } } },
    },
    'environments.development.deployment.bake: applies only to the strategy "blue-green"',
  ],
];
