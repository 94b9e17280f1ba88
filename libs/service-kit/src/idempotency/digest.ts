import { createHash } from 'node:crypto';

/** Stands for a value, which may be large or secret. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');
