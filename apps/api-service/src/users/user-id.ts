import { hash } from 'node:crypto';

const USER_ID = /^[0-9a-f]{32}$/;

/**
 * The id of the user with this address: half of its SHA-256. Two users with one address would be one
 * item, so a conditional write of that item keeps addresses unique: no second item, no transaction, and
 * nothing to clean up after a partial failure.
 */
export function userIdOf(email: string): string {
  return hash('sha256', email, 'hex').slice(0, 32);
}

export function isUserId(text: string): boolean {
  return USER_ID.test(text);
}
