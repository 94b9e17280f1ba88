import type { Limit } from './quota.ts';

/** Warnings for quotas that AWS must raise before a deployment, and for those that are nearly exhausted. */
export const describeLimits = (limits: readonly Limit[]): string[] =>
  limits
    .filter(({ used, limit }) => used > limit * 0.8)
    .map(
      ({ what, limit, used, where, raised }) =>
        `${where}: ${used} of ${limit} ${what}${raised && used > limit ? '; ask AWS to raise this quota before the stacks are deployed' : ''}`,
    );
