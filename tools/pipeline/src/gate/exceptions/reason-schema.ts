import * as z from 'zod';

const PLACEHOLDER = /^\W*(?:todo|tbd|fixme|n\/?a|none|test|asdf|xxx|later|reason)\W*$/i;

/** A reason in words. */
export const reasonSchema = z
  .string({ error: 'must say why' })
  .refine((text) => text.trim().length >= 20 && !PLACEHOLDER.test(text), {
    error: 'must say why in a sentence of at least 20 characters',
  })
  .refine(saysSomething, { error: 'must say why in words: it repeats itself' })
  .describe('Why this does no harm, or has to be accepted for now');

/** Whether a text only repeats a character or a few words. */
function saysSomething(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const letters = new Set(text.toLowerCase().match(/\p{L}/gu));
  return words.size >= 3 && letters.size >= 6;
}
