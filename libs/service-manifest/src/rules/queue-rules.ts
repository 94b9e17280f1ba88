import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Topics that a queue would get twice. */
export function queueFindings({ grants = [] }: Manifest): DocumentProblem[] {
  return grants.flatMap((grant, at) => {
    if (!('queue' in grant)) return [];
    const { topics = [] } = grant;
    return topics.flatMap((topic, position) =>
      topics.indexOf(topic) === position
        ? []
        : [{ path: ['grants', at, 'topics', position], message: `duplicate topic "${topic}"` }],
    );
  });
}
