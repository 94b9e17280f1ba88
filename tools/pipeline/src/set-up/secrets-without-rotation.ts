import { ownerOfSecret, secretsOf, type Service } from '@gatehouse/service-manifest';

/** The rotation sets the values of a service's own API keys. */
export function secretsWithoutRotation(services: readonly Service[]): string[] {
  const rotated = new Set(
    services.flatMap(({ name, manifest }) => {
      const keys = manifest.secrets?.['apiKeys'];
      return keys !== undefined && ownerOfSecret(keys) === name ? [keys] : [];
    }),
  );
  const all = services.flatMap(({ manifest }) => secretsOf(manifest));
  return [...new Set(all)].filter((secret) => !rotated.has(secret)).sort();
}
