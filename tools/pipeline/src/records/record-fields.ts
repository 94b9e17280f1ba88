import * as z from 'zod';
import { parseMoment } from '../gate/moment.ts';
import { RECORD_VERSION } from './record-version.ts';

/** A time in a record: milliseconds since 1970. Any zone is allowed; the report counts in UTC. */
export const moment = z.string().transform((text, context) => {
  const at = parseMoment(text)?.getTime();
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'must be a date and a time with a zone (RFC 3339)' });
  return z.NEVER;
});
export const line = z.string().min(1).max(300);
export const name = z.string().min(1).max(100);
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const count = z.int().min(0);

const row = {
  /** Number of the record in its chain, from 1: a gap is a missing record. */
  sequence: z.int().min(1),
  /** When it ended. */
  at: moment,
  /** Duration. */
  milliseconds: count,
  /** Address of the run, for people. */
  run: line.optional(),
};
export const common = {
  version: z.literal(RECORD_VERSION),
  service: name,
  environment: name,
  ...row,
};
