import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';

const DEFAULT_MS = 20 * 60_000;
const MINUTE_MS = 60_000;

/** The time limit of a command that only shows something, in milliseconds. */
export const lookTimeoutFor = (asked: number | undefined): number => asked ?? MINUTE_MS;

/**
 * The time limit of a wait, in milliseconds.
 * @param asked The requested limit, if any.
 * @param configuration Of the service, whose bake time is included.
 */
export const timeoutFor = (
  asked: number | undefined,
  { bakeTimeInMinutes: bake = 0 }: DeploymentConfiguration = {},
): number => asked ?? DEFAULT_MS + bake * MINUTE_MS;
