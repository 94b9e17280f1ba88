import type { Permissions } from '../files/workflow.ts';

export type Scopes = Readonly<Record<string, string>>;

const RANK: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** All that a token could be given. */
const ALL: Scopes = Object.fromEntries(
  [
    ...['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions'],
    ...['id-token', 'issues', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses'],
  ].map((scope) => [scope, 'write']),
);

/** What permissions say, written out. @param otherwise Where nothing is said: what GitHub gives by itself */
export function scopesOf(permissions: Permissions | undefined, otherwise: Scopes = ALL): Scopes {
  if (permissions === undefined) return otherwise;
  if (typeof permissions === 'object') return permissions ?? {};
  if (permissions === 'write-all') return ALL;
  return Object.fromEntries(Object.keys(ALL).map((scope) => [scope, 'read']));
}

/** What a called workflow gets of what it asks for. */
export const atMost = (asked: Scopes, given: Scopes): Scopes =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([scope, level]) => {
      const least = Math.min(RANK[level] ?? 0, RANK[given[scope] ?? 'none'] ?? 0);
      return least === 0 ? [] : [[scope, least === 2 ? 'write' : 'read']];
    }),
  );

/** What GitHub leaves to a pull request from a repository that is not ours. */
export const ofStranger = (scopes: Scopes): Scopes =>
  Object.fromEntries(
    Object.entries(scopes)
      .filter(([scope]) => scope !== 'id-token')
      .map(([scope]) => [scope, 'read']),
  );
