import type { Grant } from './schema/grant-schema.ts';
import type { Manifest } from './schema/manifest-schema.ts';

/** What a grant is about: its kind, and what the manifest calls it. */
export interface Thing {
  readonly kind: 'topic' | 'table' | 'bucket';
  readonly name: string;
}

export function grantedThing(grant: Grant): Thing {
  if ('topic' in grant) return { kind: 'topic', name: grant.topic };
  return 'table' in grant
    ? { kind: 'table', name: grant.table }
    : { kind: 'bucket', name: grant.bucket };
}

/** The grant of a thing, where a manifest has one. */
export const grantOf = (grants: readonly Grant[], { kind, name }: Thing): Grant | undefined =>
  grants.find((grant) => {
    const granted = grantedThing(grant);
    return granted.kind === kind && granted.name === name;
  });

/** The topics, tables and buckets that are a service's own: its stack makes them. */
export const ownGrants = ({ grants = [] }: Manifest): Grant[] =>
  grants.filter(({ owner }) => owner === undefined);

/** The services that have a thing for their own, sorted. In a valid workspace that is one at most. */
export const ownersOf = (thing: Thing, manifests: ReadonlyMap<string, Manifest>): string[] =>
  [...manifests]
    .filter(([, manifest]) => grantOf(ownGrants(manifest), thing))
    .map(([service]) => service)
    .sort();

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
