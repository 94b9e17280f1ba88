import * as z from 'zod';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ examples: ['Ada'] });
// One spelling for each address: mail does not tell upper from lower case.
const email = z
  .email()
  .max(254)
  .toLowerCase()
  .meta({ examples: ['ada@example.com'] });

/** What `POST /users` takes. */
export const newUser = z.strictObject({ email, name });

/** What `PATCH /users/{id}` takes; the address stays, as the id is made from it. */
export const userChanges = z.strictObject({ name });

/** A user as callers see it. */
export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Goes up by one with each update. */
  version: z.int().min(1),
});

export type NewUser = z.infer<typeof newUser>;
export type UserChanges = z.infer<typeof userChanges>;
export type User = z.infer<typeof user>;
