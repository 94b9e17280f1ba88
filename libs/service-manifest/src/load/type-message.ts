import type * as z from 'zod';

type TypeIssue = Extract<z.core.$ZodIssue, { code: 'invalid_type' }>;

/** `must be a number`. */
export const typeMessage = ({ message, expected }: TypeIssue) =>
  message.startsWith('must') ? message : `must be ${TYPES[expected] ?? expected}`;

/** Advice for a number in quotes, or a string without quotes. */
export function quotes({ expected }: TypeIssue, given: unknown): string {
  const unquoted =
    typeof given === 'string' &&
    ((expected === 'number' && given.trim() !== '' && !Number.isNaN(Number(given))) ||
      (expected === 'boolean' && /^(?:true|false)$/.test(given)));
  if (unquoted) return `; write it without quotes: ${given.trim()}`;
  return expected === 'string' && ['number', 'boolean'].includes(typeof given)
    ? `; write it in quotes: "${String(given)}"`
    : '';
}

const TYPES: Record<string, string> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
};
