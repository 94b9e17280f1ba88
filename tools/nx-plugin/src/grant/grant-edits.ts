import type { Grant, GrantKind } from '@gatehouse/service-manifest';
import type { Edit } from '../workspace/edit-json.ts';

/** What a grant says besides whose and which resource it is about. */
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

/** The access of a new grant for which none is given: the owner of a queue usually receives from it. */
const defaultAccess = (kind: GrantKind, owner: string | undefined): GrantTerms['access'] =>
  ({
    topic: 'publish' as const,
    table: 'read' as const,
    bucket: 'read' as const,
    volume: 'read-write' as const,
    database: 'read-write' as const,
    queue: owner === undefined ? ('receive' as const) : ('send' as const),
  })[kind];

/** A new grant; a permission that is not given is not written. */
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

/** The changes of a grant at a place in the manifest; terms that are omitted stay, and false removes one. */
export const termEdits = (at: number, terms: GrantTerms): Edit[] =>
  Object.entries(terms)
    .filter(([, value]) => value !== undefined)
    .map(([term, value]) => ({
      path: ['grants', at, term],
      value: value === false ? undefined : (value as unknown),
    }));
