import * as z from 'zod';
import { integerText } from '@gatehouse/service-kit';
import { cursor } from './cursor.ts';
import { newUser, user } from './user.ts';

/** The query of `GET /users`: an address, or a position in the list of all. */
export const userQuery = z
  .strictObject({
    email: newUser.shape.email.optional().meta({ description: 'Finds the user with this address' }),
    limit: integerText(1, 100)
      .default(20)
      .meta({ description: 'Maximum number of users on a page; default 20' }),
    cursor: cursor.optional().meta({ description: 'The cursor of the previous page' }),
  })
  .refine((query) => query.email === undefined || query.cursor === undefined, {
    path: ['cursor'],
    error: 'cannot be combined with email',
  });

/** One page; it has a cursor if more users may follow. */
export const userPage = z.strictObject({ users: z.array(user), cursor: z.string().optional() });

export type UserPage = z.infer<typeof userPage>;
