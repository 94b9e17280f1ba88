import type { DocumentProblem } from '../source/document-problem.ts';
import { looksSecret } from '../source/secret-text.ts';
import { suggest } from '../source/suggest.ts';
import { grantedThing, ownerOfSecret, ownersOf, secretsOf } from '../ownership.ts';
import type { Grant } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import { topicFindings } from './topic-rules.ts';

/**
 * Each used resource has one owner, whose stack creates it: the service that grants it without "owner",
 * and for a secret the service whose name it starts with. `all` manifests by the name of the service.
 */
export function ownershipFindings(
  name: string,
  manifest: Manifest,
  all: ReadonlyMap<string, Manifest>,
): DocumentProblem[] {
  const { grants = [], secrets = {}, injectedSecrets = {} } = manifest;
  return [
    ...grants.flatMap((grant, at) => [
      ...grantFindings(name, grant, ['grants', at], all),
      ...topicFindings(grant, ['grants', at], all),
    ]),
    ...Object.entries(secrets).flatMap(([key, secret]) =>
      secretFindings(name, secret, ['secrets', key], all),
    ),
    ...Object.entries(injectedSecrets).flatMap(([key, { secret }]) =>
      secretFindings(name, secret, ['injectedSecrets', key, 'secret'], all),
    ),
  ];
}

function grantFindings(
  name: string,
  grant: Grant,
  path: DocumentProblem['path'],
  all: ReadonlyMap<string, Manifest>,
): DocumentProblem[] {
  // Another service has its own of the same name.
  if ('volume' in grant) return [];
  const thing = grantedThing(grant);
  const what = `${thing.kind} "${thing.name}"`;
  const others = ownersOf(thing, all).filter((other) => other !== name);
  const { owner } = grant;
  const say = (part: string, message: string): DocumentProblem[] => [
    { path: [...path, part], message },
  ];

  if (owner === undefined) {
    // Only one of the two reports it, always the same one.
    const [first] = others.filter((other) => other < name);
    return first === undefined
      ? []
      : say(
          thing.kind,
          thing.kind === 'database'
            ? `the ${what} belongs to ${first} as well; choose another name, or call ${first}`
            : `the ${what} belongs to ${first} as well; one of the two must name the other as its "owner"`,
        );
  }
  if (owner === name) return say('owner', 'is this service itself; omit it');
  if (!all.has(owner))
    return say('owner', `there is no service "${owner}"${suggest(owner, [...all.keys()])}`);
  if (others.includes(owner)) return [];
  const has = others.length > 0 ? `; ${others.join(', ')} has` : '';
  return say('owner', `${owner} has no ${what} of its own${has}`);
}

/** Prefixes of secret names that belong to no service. */
const SHARED = 'shared';

function secretFindings(
  name: string,
  secret: string,
  path: DocumentProblem['path'],
  all: ReadonlyMap<string, Manifest>,
): DocumentProblem[] {
  const owner = ownerOfSecret(secret);
  // A secret value is rejected as such, and not shown.
  if (owner === name || looksSecret(secret)) return [];
  const manifest = all.get(owner);
  if (manifest === undefined) {
    if (owner === secret || owner === SHARED) return [];
    const message = `"${secret}" would be a secret of "${owner}", and there is no such service${suggest(owner, [...all.keys()])}; shared secrets start with "${SHARED}/"`;
    return [{ path, message }];
  }
  const theirs = secretsOf(manifest);
  if (theirs.includes(secret)) return [];
  const message = `"${secret}" would be a secret of ${owner}, which has: ${theirs.join(', ') || 'none'}`;
  return [{ path, message }];
}
