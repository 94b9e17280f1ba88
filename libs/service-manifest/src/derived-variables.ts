import { grantedThing } from './ownership.ts';
import type { Grant } from './schema/grant-schema.ts';
import type { Manifest } from './schema/manifest-schema.ts';
import { IDEMPOTENCY } from './schema/table-grant.ts';
import {
  grantVariable,
  IDEMPOTENCY_VARIABLE,
  secretVariable,
  TOPICS_VARIABLE,
  urlVariable,
} from './variable-names.ts';

/** The variable through which code finds a granted resource; all topics share one. */
export function variableOf(grant: Grant): string {
  const { kind, name } = grantedThing(grant);
  if (kind === 'topic') return TOPICS_VARIABLE;
  return grant.access === IDEMPOTENCY ? IDEMPOTENCY_VARIABLE : grantVariable(kind, name);
}

/** A variable derived from a name in the manifest. */
export interface DerivedVariable {
  readonly path: (string | number)[];
  readonly name: string;
  readonly variable: string;
  /** Whether the variable's name is Gatehouse's own, regardless of the resource's name. */
  readonly given: boolean;
}

export function derivedVariables({
  grants = [],
  secrets = {},
  calls = [],
  outputs = {},
}: Manifest): DerivedVariable[] {
  return [
    ...grants.flatMap((grant, at) => {
      const { kind, name } = grantedThing(grant);
      if (kind === 'topic') return [];
      return {
        path: ['grants', at, kind],
        name,
        variable: variableOf(grant),
        given: grant.access === IDEMPOTENCY,
      };
    }),
    ...Object.keys(secrets).map((key) => ({
      path: ['secrets', key],
      name: key,
      variable: secretVariable(key),
      given: false,
    })),
    ...Object.keys(outputs).map((key) => ({
      path: ['outputs', key],
      name: key,
      variable: key,
      given: false,
    })),
    ...calls.map((service, at) => ({
      path: ['calls', at],
      name: service,
      variable: urlVariable(service),
      given: false,
    })),
  ];
}
