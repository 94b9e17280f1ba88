import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal, regardless of the order of the keys of objects. */
export const hash = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts, inOrder)).digest('hex');

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
