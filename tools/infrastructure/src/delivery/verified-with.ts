import { attestationsOf, registryNamesOf, type Workspace } from '@gatehouse/service-manifest';

/** Aliases of the keys that verify evidence and, with `attestations: "kms"`, attestations. */
export function verifiedWith(workspace: Workspace): string | string[] {
  const { gateKeyAlias, buildKeyAlias } = registryNamesOf(workspace);
  return attestationsOf(workspace) === 'kms' ? [gateKeyAlias, buildKeyAlias] : gateKeyAlias;
}
