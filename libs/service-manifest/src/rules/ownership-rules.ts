import type { Finding } from '../load/source.ts';
import { grantedThing, ownerOfSecret, secretsOf } from '../ownership.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/**
 * What is granted belongs to one service, whose stack makes it; the others say to whom. `others` by the
 * name of the service, this one among them or not.
 */
export function ownershipFindings(
  name: string,
  manifest: Manifest,
  others: ReadonlyMap<string, Manifest>,
): Finding[] {
  return [...grantFindings(name, manifest, others), ...secretFindings(name, manifest, others)];
}

function grantFindings(
  name: string,
  { grants = [] }: Manifest,
  others: ReadonlyMap<string, Manifest>,
): Finding[] {
  return grants.flatMap((grant, at): Finding[] => {
    const thing = grantedThing(grant);
    const owners = [...others].filter(
      ([other, { grants = [] }]) =>
        other !== name &&
        grants.some((theirs) => {
          const { kind, name: called } = grantedThing(theirs);
          return kind === thing.kind && called === thing.name && theirs.owner === undefined;
        }),
    );
    const [first] = owners.map(([other]) => other).sort();
    const { owner } = grant;
    if (owner === name)
      return [{ path: ['grants', at, 'owner'], message: 'is this service itself; leave it out' }];
    if (owner === undefined)
      return first === undefined || name < first
        ? []
        : [
            {
              path: ['grants', at, thing.kind],
              message: `the ${thing.kind} "${thing.name}" belongs to ${first} already; say "owner": "${first}" if that one is meant`,
            },
          ];
    return owners.some(([other]) => other === owner)
      ? []
      : [
          {
            path: ['grants', at, 'owner'],
            message: `${owner} has no ${thing.kind} "${thing.name}" of its own${first ? `; ${first} has` : ''}`,
          },
        ];
  });
}

function secretFindings(
  name: string,
  { secrets = {}, injectedSecrets = {} }: Manifest,
  others: ReadonlyMap<string, Manifest>,
): Finding[] {
  const named = [
    ...Object.entries(secrets).map(([key, secret]) => ({ path: ['secrets', key], secret })),
    ...Object.entries(injectedSecrets).map(([key, { secret }]) => ({
      path: ['injectedSecrets', key, 'secret'],
      secret,
    })),
  ];
  return named.flatMap(({ path, secret }): Finding[] => {
    const owner = ownerOfSecret(secret);
    const manifest = owner === name ? undefined : others.get(owner);
    const theirs = manifest ? secretsOf(manifest) : [secret];
    if (theirs.includes(secret)) return [];
    const message = `"${secret}" would be a secret of ${owner}, which has: ${theirs.join(', ') || 'none'}`;
    return [{ path, message }];
  });
}
