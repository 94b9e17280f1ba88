import * as z from 'zod';
import { checkedTable, findingTable } from './finding-table.ts';
import { common, count, digest, line, moment, name } from './record-fields.ts';
import { RECORD_VERSION } from './record-version.ts';

/** The parts that most re-scans share with the previous one. */
const gatePart = {
  version: z.literal(RECORD_VERSION),
  /** `rescan`: of a running image. */
  kind: z.enum(['gate', 'rescan']),
  image: digest,
  outcome: z.enum(['passed', 'blocked', 'undecided']),
  /** Why it could not decide, and blocking reasons besides findings: the first lines. */
  undecided: z.array(line).max(5),
  blocks: z.array(line).max(5),
  /** Days that a finding may be open without a ticket, by severity. */
  ticketWithin: z.record(z.string(), count),
  scanners: z.array(name).max(20),
  exceptions: z
    .array(
      z.strictObject({
        file: line,
        vulnerability: line,
        owner: line,
        expires: moment,
        /** Whether it says that the finding is harmless (VEX: not affected). */
        notAffected: z.boolean(),
        findings: count,
      }),
    )
    .max(30),
  findings: findingTable,
  /** Number of findings omitted from the record, so that it stays small, by severity. */
  omitted: z.record(z.string(), count),
};
export const gateSchema = z.strictObject({ ...common, ...gatePart });
export const partSchema = z.strictObject({ ...gatePart, findings: checkedTable });
/** The fields that records may share. */
export const PART_FIELDS: ReadonlySet<string> = new Set(Object.keys(gatePart));
/** The shared part of gate records. */
export type GatePart = z.infer<typeof partSchema>;
export type GateRecord = z.infer<typeof gateSchema>;

/** A record in its stored form, with times as strings. */
export type WrittenGate = z.input<typeof gateSchema>;
