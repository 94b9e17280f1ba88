import { grantedThing } from '../ownership.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Properties that describe a resource; two services would sooner or later do it differently. */
const DESCRIPTIONS = ['key', 'indexes', 'ttl', 'visibility', 'attempts', 'topics'];

/** Descriptions of resources that another service owns. */
export function foreignDescriptions({ grants = [] }: Manifest): DocumentProblem[] {
  return grants.flatMap((grant, at) =>
    grant.owner === undefined
      ? []
      : DESCRIPTIONS.filter((part) => part in grant).map((part) => ({
          path: ['grants', at, part],
          message: `is for ${grant.owner} to say, whose ${grantedThing(grant).kind} it is`,
          atKey: true,
        })),
  );
}

/** Resources that are granted twice. */
export function repeatedGrants({ grants = [] }: Manifest): DocumentProblem[] {
  const seen = new Map<string, number>();
  return grants.flatMap((grant, at) => {
    const { kind, name } = grantedThing(grant);
    const before = seen.get(`${kind} ${name}`);
    if (before === undefined) seen.set(`${kind} ${name}`, at);
    return before === undefined
      ? []
      : [
          {
            path: ['grants', at, kind],
            message: `"${name}" is granted by grants[${before}] already`,
          },
        ];
  });
}
