import * as z from 'zod';
import { integerText } from '@gatehouse/service-kit';
import { cursor } from './cursor.ts';
import { newUser, user } from './user.ts';

/** What `GET /users` takes: an address, or where to go on in the list of all. */
export const userQuery = z
  .strictObject({
    email: newUser.shape.email.optional().meta({ description: 'Finds the user with this address' }),
    limit: integerText(1, 100)
      .default(20)
      .meta({ description: 'Most users on a page; 20 where it is omitted' }),
    cursor: cursor.optional().meta({ description: 'What the page before gave' }),
  })
  .refine((query) => query.email === undefined || query.cursor === undefined, {
    path: ['cursor'],
    error: 'does not go with email',
  });

/** One page; the cursor is there where users may follow. */
export const userPage = z.strictObject({ users: z.array(user), cursor: z.string().optional() });

export type UserPage = z.infer<typeof userPage>;
