import * as z from 'zod';
import { cursor } from './cursor.ts';
import { newUser, user } from './user.ts';

/** What `GET /users` takes: an address, or where to go on in the list of all. */
export const userQuery = z
  .strictObject({
    email: newUser.shape.email.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: cursor.optional(),
  })
  .refine((query) => query.email === undefined || query.cursor === undefined, {
    path: ['cursor'],
    error: 'does not go with email',
  });

/** One page; the cursor is there where users may follow. */
export const userPage = z.strictObject({ users: z.array(user), cursor: z.string().optional() });

export type UserPage = z.infer<typeof userPage>;
