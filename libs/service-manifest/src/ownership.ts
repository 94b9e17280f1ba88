import type { Grant } from './schema/grant-schema.ts';
import type { Manifest } from './schema/manifest-schema.ts';

/** What kind of thing a grant is about, and what the manifest calls it. */
export function grantedThing(grant: Grant): { kind: 'topic' | 'table' | 'bucket'; name: string } {
  if ('topic' in grant) return { kind: 'topic', name: grant.topic };
  return 'table' in grant
    ? { kind: 'table', name: grant.table }
    : { kind: 'bucket', name: grant.bucket };
}

/** The topics, tables and buckets that are made for a service, and outlive what it does not own. */
export const ownGrants = ({ grants = [] }: Manifest): Grant[] =>
  grants.filter(({ owner }) => owner === undefined);

/** `payments/bank` is the secret of payments, whoever reads it besides. */
export const ownerOfSecret = (secret: string): string => secret.split('/')[0] ?? secret;

/** All secrets that a manifest names, those that ECS injects included; sorted, each once. */
export const secretsOf = ({ secrets = {}, injectedSecrets = {} }: Manifest): string[] =>
  [
    ...new Set([
      ...Object.values(secrets),
      ...Object.values(injectedSecrets).map(({ secret }) => secret),
    ]),
  ].sort();
