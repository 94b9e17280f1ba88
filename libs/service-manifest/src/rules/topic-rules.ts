import type { DocumentProblem } from '../source/document-problem.ts';
import { suggest } from '../source/suggest.ts';
import { ownGrants } from '../ownership.ts';
import type { Grant } from '../schema/grant-schema.ts';
import type { Manifest } from '../schema/manifest-schema.ts';

/** A queue gets messages of topics that a service of the workspace owns. */
export function topicFindings(
  grant: Grant,
  path: DocumentProblem['path'],
  all: ReadonlyMap<string, Manifest>,
): DocumentProblem[] {
  if (!('queue' in grant)) return [];
  const known = [...all.values()]
    .flatMap(ownGrants)
    .flatMap((each) => ('topic' in each ? each.topic : []));
  return (grant.topics ?? []).flatMap((topic, at) =>
    known.includes(topic)
      ? []
      : [
          {
            path: [...path, 'topics', at],
            message: `no service owns the topic "${topic}"${suggest(topic, known)}`,
          },
        ],
  );
}
