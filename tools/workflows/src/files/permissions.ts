import type { Permissions } from './workflow.ts';

export type Scopes = Readonly<Record<string, string>>;

const RANK: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** All permissions of a token. */
const ALL: Scopes = Object.fromEntries(
  [
    ...['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions'],
    ...['id-token', 'issues', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses'],
  ].map((scope) => [scope, 'write']),
);

/**
 * Expands permissions.
 * @param otherwise GitHub's default, if there are none
 */
export function scopesOf(permissions: Permissions | undefined, otherwise: Scopes = ALL): Scopes {
  if (permissions === undefined) return otherwise;
  if (typeof permissions === 'object') return permissions ?? {};
  if (permissions === 'write-all') return ALL;
  return Object.fromEntries(Object.keys(ALL).map((scope) => [scope, 'read']));
}

/** The permissions of a called workflow: those that it requests and its caller has. */
export const atMost = (asked: Scopes, given: Scopes): Scopes =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([scope, level]) => {
      const least = Math.min(RANK[level] ?? 0, RANK[given[scope] ?? 'none'] ?? 0);
      return least === 0 ? [] : [[scope, least === 2 ? 'write' : 'read']];
    }),
  );

/** The permissions that GitHub leaves to a pull request from a fork. */
export const ofStranger = (scopes: Scopes): Scopes =>
  Object.fromEntries(
    Object.entries(scopes)
      .filter(([scope]) => scope !== 'id-token')
      .map(([scope]) => [scope, 'read']),
  );
