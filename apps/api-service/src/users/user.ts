import * as z from 'zod';

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ examples: ['Ada'] });
// One spelling for each address: e-mail is not case-sensitive in practice.
const email = z
  .email()
  .max(254)
  .toLowerCase()
  .meta({ examples: ['ada@example.com'] });

/** The body of `POST /users`. */
export const newUser = z.strictObject({ email, name });

/** The body of `PATCH /users/{id}`; the address cannot change, because the id is derived from it. */
export const userChanges = z.strictObject({ name });

/** A user as callers see it. */
export const user = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Increments with each update. */
  version: z.int().min(1),
});

export type NewUser = z.infer<typeof newUser>;
export type UserChanges = z.infer<typeof userChanges>;
export type User = z.infer<typeof user>;
