import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../protocol/service-error.ts';
import type { Queue } from './model.ts';
import { checkRedriveAllowPolicy, checkRedrivePolicy } from './redrive.ts';

export type Attributes = Record<string, string>;

export function checkPolicies(
  set: Attributes,
  source: Pick<Queue, 'arn' | 'fifo'>,
  queueByArn: (arn: string) => Queue | undefined,
): void {
  const { RedrivePolicy, RedriveAllowPolicy } = set;
  if (RedrivePolicy) checkRedrivePolicy(RedrivePolicy, source, queueByArn);
  if (RedriveAllowPolicy) checkRedriveAllowPolicy(RedriveAllowPolicy);
}

/** Returns an existing queue, unless the request describes a different one. */
export function checkSame(existing: Queue, set: Attributes, tags: Attributes): void {
  for (const [name, value] of Object.entries(set)) {
    const current = existing.attributes[name] ?? '';
    if (current !== value && !(name.endsWith('Policy') && sameJson(current, value)))
      throw new ServiceError(
        'QueueNameExists',
        `A queue already exists with the same name and a different value for attribute ${name}`,
      );
  }
  if (Object.keys(tags).length > 0 && !isDeepStrictEqual({ ...tags }, { ...existing.tags }))
    throw new ServiceError(
      'QueueNameExists',
      'A queue already exists with the same name and different tags',
    );
}

const sameJson = (one: string, other: string): boolean =>
  Boolean(one && other) && isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
