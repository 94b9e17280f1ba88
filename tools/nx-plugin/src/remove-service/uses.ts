import { grantedThing, ownerOfSecret, secretsOf, type Manifest } from '@gatehouse/service-manifest';

/** What a manifest uses of another service: `calls it`, `uses its table "users"`, `reads its secret ...`. */
export function uses(manifest: Manifest, service: string): string[] {
  const { calls = [], grants = [] } = manifest;
  return [
    ...(calls.includes(service) ? ['calls it'] : []),
    ...grants
      .filter(({ owner }) => owner === service)
      .map(grantedThing)
      .map(({ kind, name }) => `uses its ${kind} "${name}"`),
    ...secretsOf(manifest)
      .filter((secret) => ownerOfSecret(secret) === service)
      .map((secret) => `reads its secret "${secret}"`),
  ];
}
