import * as z from 'zod';
import { GatehouseError } from '@gatehouse/service-manifest';
import { parseMoment } from '../gate/moment.ts';
import type { Chain } from './chain.ts';
import { checkedTable, findingTable } from './finding-table.ts';
import type { Own } from './own-columns.ts';
import { upgradeRecord } from './upgrade-record.ts';

/** The version that this Gatehouse writes. It reads every version up to this one. */
export const RECORD_VERSION = 2;

/** The writers: each has its own prefix in the store, and its own role in AWS. */
export const WRITERS = ['gate', 'rescan', 'deploy'] as const;
export type Writer = (typeof WRITERS)[number];

/** A time in a record: milliseconds since 1970. Any zone is allowed; the report counts in UTC. */
const moment = z.string().transform((text, context) => {
  const at = parseMoment(text)?.getTime();
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: 'must be a date and a time with a zone (RFC 3339)' });
  return z.NEVER;
});
const line = z.string().min(1).max(300);
const name = z.string().min(1).max(100);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const count = z.int().min(0);

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
const common = {
  version: z.literal(RECORD_VERSION),
  service: name,
  environment: name,
  ...row,
};

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
const gateSchema = z.strictObject({ ...common, ...gatePart });
const partSchema = z.strictObject({ ...gatePart, findings: checkedTable });
/** The fields that records may share. */
export const PART_FIELDS: ReadonlySet<string> = new Set(Object.keys(gatePart));
/** The shared part of gate records. */
export type GatePart = z.infer<typeof partSchema>;
export type GateRecord = z.infer<typeof gateSchema>;

const deploymentSchema = z.strictObject({
  ...common,
  kind: z.enum(['deploy', 'rollback']),
  outcome: z.enum(['deployed', 'unchanged', 'refused', 'failed', 'undecided', 'interrupted']),
  /** Undefined if it ended before the image was known. */
  image: digest.optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  committedAt: moment.optional(),
  /** Base images of the deployed commit's Dockerfile, with their digests. */
  bases: z
    .array(z.string().regex(/^\S{1,220}@sha256:[0-9a-f]{64}$/))
    .max(10)
    .optional(),
  breakGlass: line.optional(),
});
export type DeploymentRecord = z.infer<typeof deploymentSchema>;

/** The record of a gate, a re-scan, a deployment or a roll-back. */
export type PipelineRecord = GateRecord | DeploymentRecord;

/** A record in its stored form, with times as strings. */
export type WrittenGate = z.input<typeof gateSchema>;
export type WrittenDeployment = z.input<typeof deploymentSchema>;

export const isGate = (record: PipelineRecord): record is GateRecord =>
  record.kind === 'gate' || record.kind === 'rescan';

const schemas = { gate: gateSchema, rescan: gateSchema, deploy: deploymentSchema } as const;

/**
 * Parses a record of this or an older version.
 * @throws with one line if it is invalid, or a newer Gatehouse wrote it
 */
export const parseRecord = (text: string, writer: Writer): PipelineRecord =>
  parseDocument(JSON.parse(text), writer);

/** Like {@link parseRecord}, for a parsed document. */
export function parseDocument(document: unknown, writer: Writer): PipelineRecord {
  const { data, error } = schemas[writer].safeParse(upgradeRecord(document, RECORD_VERSION));
  if (error) throw problemOf(error, 'the record');
  return ownOf(data, writer);
}

/**
 * Validates a part that many records share, once.
 * @param part Its table of findings is already validated.
 * @returns undefined if it does not belong to this version
 */
export const parsePart = (part: object): GatePart | undefined => partSchema.safeParse(part).data;

/**
 * A gate record from its own and its shared part, both already validated.
 * @throws with one line for another writer's part
 */
export function withPart(
  { sequence, at, milliseconds, run }: Own,
  part: GatePart,
  { writer, environment, service }: Chain,
): GateRecord {
  const { kind, image, outcome, undecided, blocks, ticketWithin, scanners } = part;
  if (kind !== writer) throw foreign(kind, writer);
  const { version, exceptions, findings, omitted } = part;
  // A literal is made many times faster than copies of objects, and all have the same shape.
  // prettier-ignore
  const record: GateRecord = {
    version, service, environment, sequence, at, milliseconds, kind, image, outcome, undecided, blocks,
    ticketWithin, scanners, exceptions, findings, omitted,
  };
  if (run !== undefined) record.run = run;
  return record;
}

function ownOf(record: PipelineRecord, writer: Writer): PipelineRecord {
  const isOwn = writer === 'deploy' ? !isGate(record) : record.kind === writer;
  if (!isOwn) throw foreign(record.kind, writer);
  return record;
}

const foreign = (kind: string, writer: Writer) =>
  new GatehouseError('GH-RECORDS-003', `kind: is ${kind}, which ${writer} does not write`);

function problemOf({ issues: [issue] }: z.ZodError, document: string): Error {
  return new GatehouseError(
    'GH-RECORDS-002',
    `${issue?.path.join('.') || document}: ${issue?.message}`,
  );
}
