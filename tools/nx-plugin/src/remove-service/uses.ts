import {
  grantedThing,
  grantOf,
  ownerOfSecret,
  ownGrants,
  secretsOf,
  subscriptionsOf,
  type Manifest,
} from '@gatehouse/service-manifest';

/**
 * How a manifest uses another service: `calls it`, `uses its table "users"`, `reads its secret ...`.
 * @param its The manifest of the other service
 */
export function uses(manifest: Manifest, service: string, its: Manifest): string[] {
  const { calls = [], grants = [] } = manifest;
  return [
    ...(calls.includes(service) ? ['calls it'] : []),
    ...grants
      .filter(({ owner }) => owner === service)
      .map(grantedThing)
      .map(({ kind, name }) => `uses its ${kind} "${name}"`),
    ...subscriptionsOf(manifest)
      .filter(({ topic: name }) => grantOf(ownGrants(its), { kind: 'topic', name }))
      .map(({ topic, queue }) => `gets its topic "${topic}" in the queue "${queue}"`),
    ...secretsOf(manifest)
      .filter((secret) => ownerOfSecret(secret) === service)
      .map((secret) => `reads its secret "${secret}"`),
  ];
}
