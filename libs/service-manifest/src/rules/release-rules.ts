import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Names identify steps: a task that still runs is found by its step's name. */
export function releaseFindings({ release }: Manifest): DocumentProblem[] {
  const names = (release?.before ?? []).map(({ name }) => name);
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [
          {
            path: ['release', 'before', at, 'name'],
            message: `"${name}" is already the name of another step`,
          },
        ],
  );
}
