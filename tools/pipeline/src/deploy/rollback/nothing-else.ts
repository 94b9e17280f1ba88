import type { Location } from '../subject.ts';

/** What is wanted beside a task definition if nothing else is to change. */
export const nothingElse = ({ cluster, service: serviceName }: Location['names']) => ({
  service: { cluster, serviceName },
  scalableTarget: undefined,
  scalingPolicies: [],
});
