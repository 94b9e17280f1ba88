import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

const DEFAULT_MS = 20 * 60_000;
const MINUTE_MS = 60_000;

/**
 * How long is waited, in milliseconds.
 * @param asked What was asked for, if anything was.
 * @param configuration Of the service that is waited for, whose bake takes its time.
 */
export const timeoutFor = (
  asked: number | undefined,
  { bakeTimeInMinutes: bake = 0 }: DeploymentConfiguration = {},
): number => asked ?? DEFAULT_MS + bake * MINUTE_MS;
