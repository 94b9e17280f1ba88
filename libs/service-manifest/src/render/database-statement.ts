import { DATABASE_USERS } from '../database-users.ts';
import type { DatabaseGrant } from '../schema/database-grant.ts';
import type { Names } from '../service-names.ts';
import type { Statement } from './policy.ts';
import { sid } from './statement-id.ts';

/** Connecting is all that IAM decides; what a user may do then, PostgreSQL decides. */
export function databaseStatement(names: Names, { database }: DatabaseGrant): Statement {
  return {
    Sid: sid('Database', database),
    Effect: 'Allow',
    Action: ['rds-db:connect'],
    // With the account and the id of the cluster, which no other has: it needs no condition, and
    // AWS documents none for this action.
    Resource: DATABASE_USERS.map((user) => names.arn.databaseUser(database, user)),
  };
}
