import type { Manifest } from '../schema/manifest-schema.ts';
import type { DocumentProblem } from '../source/document-problem.ts';

/** Databases without migrations: the user of the service exists only after the first one. */
export function databaseFindings({ grants = [], release }: Manifest): DocumentProblem[] {
  if (release !== undefined) return [];
  return grants.flatMap((grant, at) =>
    'database' in grant
      ? [
          {
            path: ['grants', at, 'database'],
            message:
              'needs migrations, which create its tables and users: add "release": { "before": [{ "name": "migrate", "command": ["/app/main.mjs", "migrate"] }] }',
          },
        ]
      : [],
  );
}
