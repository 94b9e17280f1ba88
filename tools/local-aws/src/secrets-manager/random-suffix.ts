import { randomInt } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Six random characters, as at the end of a secret's ARN. */
export const randomSuffix = (): string =>
  Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
