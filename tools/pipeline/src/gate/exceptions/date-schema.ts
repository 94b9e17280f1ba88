import * as z from 'zod';

/** A day of the calendar, such as 2026-11-30. */
export const dateSchema = z
  .string({ error: 'must be a date such as 2026-11-30' })
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), {
    error: 'must be a date such as 2026-11-30',
  });

/** Whether a day exists in the calendar. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
