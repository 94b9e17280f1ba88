import type { Manifest } from '@gatehouse/service-manifest';
import { seededSecrets } from '@gatehouse/testing';

/** Known values, so that a test can use them, and none of them may show up in the output of the tests. */
export function secretsOf({ secrets = {} }: Manifest): Record<string, object> {
  const { currentKey: current, previousKey: previous, password } = seededSecrets;
  return Object.fromEntries(
    Object.entries(secrets).map(([key, name]) => [
      name,
      key === 'apiKeys' || name.endsWith('/api-keys') ? { current, previous } : { password },
    ]),
  );
}
