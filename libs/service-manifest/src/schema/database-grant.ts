import * as z from 'zod';
import { databaseName } from './resource-names-schema.ts';

/** A database. */
export const databaseGrant = z
  .strictObject({
    database: databaseName,
    access: z
      .literal('read-write')
      .describe(
        'The only access to a database is read-write: the service has a user for its queries, and one for its migrations',
      ),
    owner: z
      .never({ error: 'must be omitted: a database has one service, and others call that one' })
      .optional()
      .describe('Must be omitted: a database has one service, and others call that one'),
  })
  .describe('A PostgreSQL database of the service alone');

export type DatabaseGrant = z.infer<typeof databaseGrant>;
