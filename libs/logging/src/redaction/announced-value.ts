import { looksLikeKey } from './secret-shape.ts';

/** "Secret orders-db" is the name of one. */
const OFTEN_A_NAME = /(?:secret|cookie|credential)s?$/i;

/** "2FA code 483920" */
const CODE_NAME = /(?:code|otp|pin)$/i;
const CODE = /^\d{4,8}$/;

/** Whether a value directly after a name other than a password's is its value. */
export function isAnnouncedValue(name: string, value: string): boolean {
  if (CODE_NAME.test(name) && CODE.test(value)) return true;
  return looksLikeKey(value) && !OFTEN_A_NAME.test(name);
}
