import type { Grant, GrantKind } from '@gatehouse/service-manifest';
import type { Edit } from '../workspace/edit-json.ts';

/** The terms of a grant besides its resource and owner. */
export interface GrantTerms {
  access?:
    | 'publish'
    | 'read'
    | 'write'
    | 'read-write'
    | 'idempotency'
    | 'send'
    | 'receive'
    | 'send-receive';
  delete?: boolean;
  ttl?: string;
  visibility?: number;
  attempts?: number;
  topics?: readonly string[];
}

/** The default access of a new grant: the owner of a queue usually receives from it. */
const defaultAccess = (kind: GrantKind, owner: string | undefined): GrantTerms['access'] =>
  ({
    topic: 'publish' as const,
    table: 'read' as const,
    bucket: 'read' as const,
    volume: 'read-write' as const,
    database: 'read-write' as const,
    queue: owner === undefined ? ('receive' as const) : ('send' as const),
  })[kind];

/** A new grant; omitted permissions are not written. */
export function newGrant(
  kind: GrantKind,
  name: string,
  owner: string | undefined,
  terms: GrantTerms,
): Grant {
  const { access = defaultAccess(kind, owner), ...others } = terms;
  const given = Object.entries(others).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  return {
    [kind]: name,
    access,
    ...Object.fromEntries(given),
    ...(owner && { owner }),
  } as unknown as Grant;
}

/** The edits of a grant in the manifest; omitted terms stay unchanged, and false removes one. */
export const termEdits = (at: number, terms: GrantTerms): Edit[] =>
  Object.entries(terms)
    .filter(([, value]) => value !== undefined)
    .map(([term, value]) => ({
      path: ['grants', at, term],
      value: value === false ? undefined : (value as unknown),
    }));
