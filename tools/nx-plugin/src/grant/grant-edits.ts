import type { Grant, GrantKind } from '@gatehouse/service-manifest';
import type { Edit } from '../workspace/edit-json.ts';

/** What a grant says besides whom it is about; what is omitted stays as it is. */
export interface GrantTerms {
  access?: 'publish' | 'read' | 'write' | 'read-write' | 'idempotency';
  delete?: boolean;
  ttl?: string;
}

/** The access of a new grant for which none is given. */
const DEFAULT_ACCESS = { topic: 'publish', table: 'read', bucket: 'read' } as const;

/** What a new grant has; a permission that is not given is not written. */
export function newGrant(
  kind: GrantKind,
  name: string,
  owner: string | undefined,
  terms: GrantTerms,
): Grant {
  const { access = DEFAULT_ACCESS[kind], ttl } = terms;
  return {
    [kind]: name,
    access,
    ...(terms.delete && { delete: true }),
    ...(ttl && { ttl }),
    ...(owner && { owner }),
  } as unknown as Grant;
}

/** The changes of a grant at a place in the manifest; none where the terms are what it has. */
export function termEdits(at: number, terms: GrantTerms): Edit[] {
  return Object.entries(terms)
    .filter(([, value]) => value !== undefined)
    .map(([term, value]) => ({
      path: ['grants', at, term],
      value: value === false ? undefined : value,
    }));
}
