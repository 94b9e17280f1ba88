import { GRANT_KINDS, type Grant, type GrantKind } from './schema/grant-schema.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import type { VolumeGrant } from './schema/volume-grant.ts';

/** The subject of a grant: its kind and its name in the manifest. */
export interface Thing {
  readonly kind: GrantKind;
  readonly name: string;
}

export function grantedThing(grant: Grant): Thing {
  const kind = GRANT_KINDS.find((each) => each in grant)!;
  return { kind, name: (grant as unknown as Record<GrantKind, string>)[kind] };
}

/** The grant of a resource, if the manifest has one. */
export const grantOf = (grants: readonly Grant[], { kind, name }: Thing): Grant | undefined =>
  grants.find((grant) => {
    const granted = grantedThing(grant);
    return granted.kind === kind && granted.name === name;
  });

/** The resources that a service owns: its stack creates them. */
export const ownGrants = ({ grants = [] }: Manifest): Grant[] =>
  grants.filter(({ owner }) => owner === undefined);

/** The volumes of a service, which its manifest names. */
export const volumesOf = ({ grants = [] }: Manifest): VolumeGrant[] =>
  grants.filter((grant) => 'volume' in grant);

/** The topics that the queues of a service get messages of, with the queue. */
export const subscriptionsOf = (manifest: Manifest): { topic: string; queue: string }[] =>
  ownGrants(manifest).flatMap((grant) =>
    'queue' in grant ? (grant.topics ?? []).map((topic) => ({ topic, queue: grant.queue })) : [],
  );

/** The services that own a resource, sorted. In a valid workspace, there is at most one. */
export const ownersOf = (thing: Thing, manifests: ReadonlyMap<string, Manifest>): string[] =>
  [...manifests]
    .filter(([, manifest]) => grantOf(ownGrants(manifest), thing))
    .map(([service]) => service)
    .sort();

/** `payments/bank` belongs to payments, even if other services read it. */
export const ownerOfSecret = (secret: string): string => secret.split('/')[0] ?? secret;

/** All secrets that a manifest names, including those that ECS injects; sorted, without duplicates. */
export const secretsOf = ({ secrets = {}, injectedSecrets = {} }: Manifest): string[] =>
  [
    ...new Set([
      ...Object.values(secrets),
      ...Object.values(injectedSecrets).map(({ secret }) => secret),
    ]),
  ].sort();
